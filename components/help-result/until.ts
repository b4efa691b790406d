/**
 * Counts seconds down by the clock, which a sleeping tab does not stop.
 *
 * @param tell called each second with the whole seconds left, the last time with 0
 * @returns a function that stops it.
 */
export function until(seconds: number, tell: (left: number) => void): () => void {
  const end = Date.now() + seconds * 1000;
  const timer = setInterval(() => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (!left) clearInterval(timer);
    tell(left);
  }, 1000);
  return () => clearInterval(timer);
}

/** Seconds as a clock shows them: `1:05`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
