/** How far outside the view an inline widget begins to load. */
const NEAR = '400px';

/** Calls `near` when the element comes near the view and whenever it has gone from there, until the signal. */
export function whenNear(element: Element, near: () => void, signal: AbortSignal): void {
  let come: boolean | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      if ((come ||= entries.some((entry) => entry.isIntersecting))) near();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
