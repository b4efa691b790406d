import { LONGEST_GAP } from '../store.ts';
import type { Latest } from '../store.ts';
import type { Connection } from './connection.ts';

export function lastTime(connection: Connection): number | undefined {
  return connection.get<{ readonly last: number | null }>('SELECT last FROM clock')?.last ?? undefined;
}

export function countTime(connection: Connection, now: number): number {
  connection.run(
    `UPDATE clock SET
       counted = counted + CASE WHEN $now - last BETWEEN 0 AND $gap THEN $now - last ELSE 0 END,
       last = CASE WHEN last - $now BETWEEN 0 AND $gap THEN last ELSE $now END`,
    { now, gap: LONGEST_GAP },
  );
  // Accepted by a relay of a version that did not count.
  connection.run('UPDATE tickets SET counted_from = (SELECT counted FROM clock) WHERE counted_from = 9e999');
  return connection.get<{ readonly counted: number }>('SELECT counted FROM clock')?.counted ?? 0;
}

export function hasten(connection: Connection, { now, begun, waiting }: Latest): number {
  return connection.run(
    `UPDATE tickets INDEXED BY tickets_due SET due_at = $now
     WHERE state = 'queued' AND due_at > $begun
       AND (lease IS NOT NULL OR attempts = 0 OR due_at > $waiting)`,
    { now, begun, waiting },
  );
}
