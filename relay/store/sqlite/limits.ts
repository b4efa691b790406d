import { takeFrom } from '../bucket.ts';
import type { Bucket, Store } from '../store.ts';
import type { Connection } from './connection.ts';

export function take(connection: Connection, bucket: Bucket, now: number): Awaited<ReturnType<Store['take']>> {
  const held = connection.get<{ readonly full_at: number }>('SELECT full_at FROM buckets WHERE key = ?', [bucket.key]);
  const { fullAt, retryAt } = takeFrom(held?.full_at, bucket, now);
  if (fullAt !== held?.full_at) {
    connection.run(
      'INSERT INTO buckets (key, full_at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET full_at = excluded.full_at',
      [bucket.key, fullAt],
    );
  }
  return retryAt === undefined ? { taken: true } : { taken: false, retryAt };
}

/** What taking one had put off is put forward again: `takeFrom` in `relay/store/bucket.ts`. */
export function giveBack(connection: Connection, { key, limit, window }: Bucket): void {
  connection.run('UPDATE buckets SET full_at = full_at - ? WHERE key = ?', [window / limit, key]);
}

export function spend(connection: Connection, id: string, expires: number): boolean {
  return connection.run('INSERT INTO spent (id, expires) VALUES (?, ?) ON CONFLICT DO NOTHING', [id, expires]) > 0;
}

export function unspend(connection: Connection, id: string): void {
  connection.run('DELETE FROM spent WHERE id = ?', [id]);
}
