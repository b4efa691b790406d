import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';

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
  const stop = autoUpdate(anchor, floating, () => {
    void computePosition(anchor, floating, {
      strategy: 'fixed',
      placement: 'right-start',
      middleware: [
        offset(GAP),
        flip({ padding: GAP, fallbackPlacements: ['left-start', 'bottom-start', 'top-start'] }),
        shift({ padding: GAP }),
        size({
          padding: GAP,
          apply: ({ availableHeight }) => {
            style.maxHeight = `${Math.max(LEAST_HEIGHT, Math.floor(availableHeight))}px`;
          },
        }),
      ],
    }).then(({ x, y }) => {
      style.inset = `${y}px auto auto ${x}px`;
    });
  });
  return () => {
    stop();
    style.inset = style.maxHeight = '';
  };
}
