import pg from 'pg';
import { StoreUnavailable } from '../store.ts';

/**
 * SQLSTATE classes that say "not now" (https://www.postgresql.org/docs/current/errcodes-appendix.html). What is in none of them
 * (a constraint, a mistake in a statement) is a defect of ours, or means something to the caller.
 */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  '08': 'cannot be reached',
  '25006': 'is read-only',
  '25P03': 'took too long',
  '28': 'does not let the relay in',
  '3D': 'is not there',
  '40': 'is too busy',
  '53': 'has no room or no connection left',
  '55': 'is too busy',
  '57': 'is stopping, or took too long',
  '58': 'cannot read or write its files',
  XX: 'is damaged',
};

/** As {@link StoreUnavailable}, where it says that nothing can be read or written now; else as it is. */
export function translated(error: unknown): unknown {
  // What is no answer of the server's is a connection that broke, or was never there.
  if (!(error instanceof pg.DatabaseError)) {
    return new StoreUnavailable('The database cannot be reached', { cause: error });
  }
  const { code = '' } = error;
  const reason = UNAVAILABLE[code] ?? UNAVAILABLE[code.slice(0, 2)];
  return reason ? new StoreUnavailable(`The database ${reason}`, { cause: error }) : error;
}

/** Two transactions waited for each other, and this one was undone: it can be done again at once. */
export function isDeadlock(error: unknown): boolean {
  const { cause } = error as Error;
  return cause instanceof pg.DatabaseError && (cause.code === '40P01' || cause.code === '40001');
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
}
