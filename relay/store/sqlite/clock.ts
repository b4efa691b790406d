import { LONGEST_GAP } from '../store.ts';
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
  return connection.get<{ readonly counted: number }>('SELECT counted FROM clock')?.counted ?? 0;
}
