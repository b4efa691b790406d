import type { Latest } from '../store.ts';
import { LONGEST_GAP } from '../store.ts';
import type { Sql } from './connections.ts';

export async function serverTime(sql: Sql): Promise<number | undefined> {
  // Of the moment, and not of when the transaction began.
  const [server] = await sql.rows<{ readonly now: number }>(
    'SELECT 1000 * extract(epoch FROM clock_timestamp())::double precision AS now',
  );
  return server?.now;
}

export async function lastTime(sql: Sql): Promise<number | undefined> {
  const [found] = await sql.rows<{ readonly last: number | null }>('SELECT last FROM clock');
  return found?.last ?? undefined;
}

export async function countTime(sql: Sql, now: number): Promise<number> {
  const [after] = await sql.rows<{ readonly counted: number }>(
    `UPDATE clock SET
       counted = counted + CASE WHEN $1 - last BETWEEN 0 AND $2 THEN $1 - last ELSE 0 END,
       last = CASE WHEN last - $1 BETWEEN 0 AND $2 THEN last ELSE $1::double precision END
     RETURNING counted`,
    [now, LONGEST_GAP],
  );
  // Accepted by a relay of a version that did not count.
  await sql.run(`UPDATE tickets SET counted_from = (SELECT counted FROM clock) WHERE counted_from = 'Infinity'`);
  return after?.counted ?? 0;
}

export function hasten(sql: Sql, { now, begun, waiting }: Latest): Promise<number> {
  return sql.run(
    `UPDATE tickets SET due_at = $1
     WHERE state = 'queued' AND due_at > $2 AND (lease IS NOT NULL OR attempts = 0 OR due_at > $3)`,
    [now, begun, waiting],
  );
}
