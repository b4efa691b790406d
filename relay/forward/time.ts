/** The clock and the timers of forwarding: a parameter, so that tests have theirs. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_TIME: Time = {
  now: Date.now,
  wait: (milliseconds, signal) =>
    new Promise((over) => {
      if (signal.aborted) return void over();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        over();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
    }),
};
