import { StoreUnavailable } from '../store.ts';

/**
 * SQLite's primary result codes that say "not now": https://www.sqlite.org/rescode.html. Anything else (a constraint, a
 * mistake in a statement) is a defect of ours, or means something to the caller.
 */
const UNAVAILABLE: Readonly<Record<number, string>> = {
  5: 'is locked',
  6: 'is locked',
  7: 'has no memory',
  8: 'is read-only',
  10: 'cannot be read or written',
  11: 'is damaged',
  13: 'has no room left on its disk',
  14: 'cannot be opened',
  15: 'is locked',
  26: 'is no database',
};

export function isBusy(error: unknown): boolean {
  return [5, 6].includes(codeOf(error) ?? 0);
}

/** As {@link StoreUnavailable}, where it says that nothing can be read or written now; else as it is. */
export function translated(error: unknown): unknown {
  const closed = (error as { readonly code?: unknown })?.code === 'ERR_INVALID_STATE';
  const reason = closed ? 'is closed' : UNAVAILABLE[codeOf(error) ?? 0];
  return reason ? new StoreUnavailable(`The database ${reason}`, { cause: error }) : error;
}

export function isUniqueViolation(error: unknown): boolean {
  return (error as { readonly errcode?: unknown })?.errcode === 2067;
}

function codeOf(error: unknown): number | undefined {
  const code = (error as { readonly errcode?: unknown })?.errcode;
  // The high bits tell more of the same.
  return typeof code === 'number' ? code & 0xff : undefined;
}
