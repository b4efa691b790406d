import type { Locator, Page } from '@playwright/test';

/** A picture of what is on the screen, as a PNG in base64. */
export type Picture = string;

/** How far from the edges of an element its picture begins, in px: at rounded corners the page shows. */
const EDGE = 16;
/** How far a channel of a pixel may be off, of 255. Where something is a layer of its own, edges of letters are drawn anew. */
const TOLERANCE = 64;

/**
 * Takes a picture of an element as it is shown, and so with whatever an element around it does to its colours and place.
 *
 * @throws Error where it is not on the page
 */
export async function pictureOf(page: Page, locator: Locator): Promise<Picture> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page');
  const { x, y, width, height } = box;
  const clip = { x: x + EDGE, y: y + EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE };
  return (await page.screenshot({ clip, animations: 'allow', caret: 'initial' })).toString('base64');
}

/** The share of pixels that anybody would see to be different, from 0 to 1; 1 where the sizes are. */
export function shareThatDiffers(page: Page, one: Picture, other: Picture): Promise<number> {
  return page.evaluate(
    async ([pictures, tolerance]) => {
      const [first, second] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!first || !second || first.width !== second.width || first.height !== second.height) return 1;
      const off = first.data.filter((channel, at) => Math.abs(channel - (second.data[at] as number)) > tolerance);
      return off.length / first.data.length;
    },
    [[one, other], TOLERANCE] as const,
  );
}
