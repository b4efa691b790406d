import { autoUpdate, computePosition, flip, offset, platform, shift, size } from '@floating-ui/dom';

/** Space between the anchor and the panel, and between the panel and the edge of the view, in px. */
const GAP = 8;
/** Below this height the panel is not squeezed further but scrolls off, in px. */
const LEAST_HEIGHT = 240;

/**
 * Keeps `floating` beside `anchor` through scrolling and resizing: after it, before it, below or above, wherever there is room,
 * shifted into view and never taller than the room there is. Styles are set through CSSOM, which a strict
 * `style-src` allows.
 *
 * @returns a function that stops it and takes the styles away.
 */
export function place(anchor: Element, floating: HTMLElement): () => void {
  const { style } = floating;
  /** A px of the view, in the px of a page that is zoomed by CSS. */
  const px = (length: number): string => `${length / (floating.currentCSSZoom ?? 1)}px`;
  const stop = autoUpdate(anchor, floating, () => {
    void computePosition(anchor, floating, {
      strategy: 'fixed',
      // Floating UI measures in the px of the page.
      platform: { ...platform, getDimensions: (element) => element.getBoundingClientRect() },
      placement: 'right-start',
      middleware: [
        offset(GAP),
        flip({ padding: GAP, fallbackPlacements: ['left-start', 'bottom-start', 'top-start'] }),
        shift({ padding: GAP }),
        size({
          padding: GAP,
          apply: ({ availableHeight }) => {
            style.maxHeight = px(Math.max(LEAST_HEIGHT, Math.floor(availableHeight)));
          },
        }),
      ],
    }).then(({ x, y }) => {
      style.inset = `${px(y)} auto auto ${px(x)}`;
    });
  });
  return () => {
    stop();
    style.inset = style.maxHeight = '';
  };
}
