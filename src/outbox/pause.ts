/** The longest wait that the relay can ask for, in milliseconds. A clock that was set back makes it no longer. */
export const LONGEST_WAIT = 3_600_000;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;

/**
 * How long it is until the next try, in milliseconds: full jitter (none to all of a pause that doubles with every try, from a
 * second to 5 minutes), and no sooner than the relay said.
 *
 * @param entry how often it was tried, and when the relay wants it again, in milliseconds since 1970
 * @param world `random` from 0 to 1
 */
export function pause(
  { tries, due }: { readonly tries: number; readonly due: number },
  { now, random }: { readonly now: () => number; readonly random: () => number },
): number {
  const wait = due - now();
  return Math.max(wait <= LONGEST_WAIT ? wait : 0, random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries));
}
