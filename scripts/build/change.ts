/** One change to a library's code, made while building. */
export interface Change {
  /** What it is about, for the message where it does not fit any more. */
  readonly what: string;
  /** As it stands in the library's file. */
  readonly from: string | RegExp;
  readonly to: string;
}

/**
 * A library's code with all changes made.
 *
 * @param library its name, and `where` the file of ours that has the changes, for the message
 * @throws Error where one of them finds nothing to change: the library is written differently now
 */
export function changed(code: string, changes: readonly Change[], library: string, where: string): string {
  return changes.reduce((before, { what, from, to }) => {
    const after = before.replace(from, to);
    if (after !== before) return after;
    throw new Error(`${library} is written differently now: see what became of "${what}" in ${where} (${from}).`);
  }, code);
}
