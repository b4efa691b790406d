/** Colours as a browser paints them. */

type Channels = readonly [red: number, green: number, blue: number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
  willReadFrequently: true,
}) as OffscreenCanvasRenderingContext2D;

/** A CSS colour in whole steps of 8 bits. Refuses one that is not opaque, which looks as what lies behind it. */
export function painted(colour: string): Channels {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#000';
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  if (alpha < 255) throw new Error(`${colour} lets through what lies behind it`);
  return [red, green, blue];
}

/** Contrast ratio as WCAG 2.2 defines it, of two colours as they are painted. */
export function contrastOf(...pair: readonly [string | readonly number[], string | readonly number[]]): number {
  const [dark = 0, light = 0] = pair
    .map((one) => luminance(typeof one === 'string' ? painted(one) : one))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
