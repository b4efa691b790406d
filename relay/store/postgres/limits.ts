import { TOLERANCE } from '../bucket.ts';
import type { Bucket, Store } from '../store.ts';
import type { Sql } from './connections.ts';

/**
 * Takes one, by the rule of `takeFrom` in `relay/store/bucket.ts`, in one statement: $1 key, $2 now, $3 window, $4 what one
 * takes to refill, $5 tolerance. It does not wait for the disk: a bucket that a crash of the server empties or fills a little
 * harms nobody.
 */
const TAKE = `
  INSERT INTO buckets AS held (key, full_at, taken)
  SELECT $1, $2::double precision + $4::double precision, true FROM set_config('synchronous_commit', 'off', true)
  ON CONFLICT (key) DO UPDATE SET (full_at, taken) = (
    SELECT CASE WHEN taken THEN was + $4 ELSE was END, taken
    FROM (SELECT greatest($2, least(held.full_at, $2 + $3::double precision)) AS was) before,
      LATERAL (SELECT was + $4 <= $2 + $3 + $5::double precision AS taken) after)
  RETURNING full_at, taken`;

export async function take(
  sql: Sql,
  { key, limit, window }: Bucket,
  now: number,
): Promise<Awaited<ReturnType<Store['take']>>> {
  const interval = window / limit;
  const [after] = await sql.rows<{ readonly full_at: number; readonly taken: boolean }>(TAKE, [
    key,
    now,
    window,
    interval,
    TOLERANCE,
  ]);
  if (!after) throw new Error('A bucket answered nothing');
  return after.taken ? { taken: true } : { taken: false, retryAt: Math.ceil(after.full_at + interval - window) };
}

/** What taking one had put off is put forward again: `takeFrom` in `relay/store/bucket.ts`. */
export async function giveBack(sql: Sql, { key, limit, window }: Bucket): Promise<void> {
  await sql.run('UPDATE buckets SET full_at = full_at - $1 WHERE key = $2', [window / limit, key]);
}

export async function spend(sql: Sql, id: string, expires: number): Promise<boolean> {
  return (await sql.run('INSERT INTO spent (id, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, expires])) > 0;
}

export async function unspend(sql: Sql, id: string): Promise<void> {
  await sql.run('DELETE FROM spent WHERE id = $1', [id]);
}
