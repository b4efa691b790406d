/** Ways in which another script's wrapper of a built-in function can be broken. */
export const WAYS = ['never answers', 'throws', 'gives nothing'] as const;

export type Way = (typeof WAYS)[number];

/**
 * Breaks `fetch` for the requests of a method, in one of these ways. Given to `page.addInitScript`.
 *
 * @param broken the method (`*` for all), the way, and whether the request goes out all the same
 */
export function breakFetch([method, way, goesOut]: readonly [string, Way, boolean]): void {
  const { fetch } = window;
  window.fetch = ((...request: Parameters<typeof fetch>): unknown => {
    if (method !== '*' && (request[1]?.method ?? 'GET') !== method) return fetch(...request);
    // Wrappers forget options, the signal first of all.
    if (goesOut) void fetch(request[0], { ...request[1], signal: null }).catch(() => {});
    if (way === 'throws') throw new TypeError('broken by the test');
    return way === 'never answers' ? new Promise(() => {}) : undefined;
  }) as typeof fetch;
}

/** Breaks `setTimeout` in one of these ways. Given to `page.addInitScript`. */
export function breakTimers(way: Way): void {
  const broken = (): unknown => {
    if (way === 'throws') throw new TypeError('broken by the test');
    return undefined;
  };
  Object.assign(window, { setTimeout: broken });
}

/** Puts something that is no promise in the place of `Promise`. Given to `page.addInitScript`. */
export function breakPromise(way: Way): void {
  const broken = function (): unknown {
    if (way === 'throws') throw new TypeError('broken by the test');
    return way === 'gives nothing'
      ? {}
      : Object.fromEntries(['then', 'catch', 'finally'].map((verb) => [verb, () => {}]));
  };
  const nothing = (): unknown => new (broken as unknown as new () => unknown)();
  Object.assign(window, { Promise: Object.assign(broken, { all: nothing, race: nothing, resolve: nothing }) });
}
