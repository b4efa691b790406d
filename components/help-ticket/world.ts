import type { World } from '../../src/channel/channel.ts';

/** The page's own network and clipboard. */
export const world: World = {
  fetch: (...request) => fetch(...request),
  online: () => navigator.onLine,
  copy: (text) => navigator.clipboard.writeText(text),
};
