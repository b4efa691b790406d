/** How far outside the view an inline widget begins to load. */
const NEAR = '400px';

/**
 * Calls `near` when the element comes near the view and, from then on, whenever it comes into view or leaves it, until
 * the signal.
 */
export function whenNear(element: Element, near: () => void, signal: AbortSignal): void {
  const within = new IntersectionObserver(near);
  const around = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      around.disconnect();
      within.observe(element);
    },
    { rootMargin: NEAR },
  );
  around.observe(element);
  signal.addEventListener('abort', () => {
    around.disconnect();
    within.disconnect();
  });
}
