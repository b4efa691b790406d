import { setTimeout } from 'node:timers/promises';
import { StoreUnavailable } from '../store.ts';
import type { Connections, Sql } from './connections.ts';
import { PERSONAL_TABLES } from './schema.ts';

/**
 * How long we wait until nobody can see any more what was erased, and then until nobody uses a table, in milliseconds; whoever
 * comes for the table later waits behind us.
 */
const PATIENCE = 10_000;
const LOOK_EVERY = 100;

/** What keeps the rows of an older transaction alive. None of what it asks or writes: that may hold what customers wrote. */
interface Holder {
  readonly what: 'session' | 'prepared' | 'slot';
  /** Process id, or the name by which it is ended. */
  readonly name: string;
  readonly application: string | null;
  /** Nothing where another user's session does not tell us. */
  readonly seconds: number | null;
}

/**
 * Who else holds back the removal of rows that transaction $1 deleted: sessions of this database, the server's own processes of
 * no database, and replicas that see an older state; in whatever database, transactions that began to write before, prepared
 * ones too, because the oldest of those bounds what anybody sees who begins now, the VACUUM among them; replication slots. An
 * ordinary VACUUM holds nothing back by what it sees.
 * https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ACTIVITY-VIEW
 */
const HOLDERS = `
  SELECT what, name, application, seconds FROM (
    SELECT 'session' AS what, pid::text AS name, application_name AS application, xact_start AS since,
      greatest(age(backend_xid), CASE WHEN
        (datname IS NULL OR datname = current_database() OR backend_type = 'walsender')
        AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum) THEN age(backend_xmin) END) AS age
    FROM pg_stat_activity WHERE pid <> pg_backend_pid()
    UNION ALL SELECT 'prepared', gid, NULL, prepared, age(transaction) FROM pg_prepared_xacts
    UNION ALL SELECT 'slot', slot_name, NULL, NULL, age(xmin) FROM pg_replication_slots
  ) held, LATERAL (SELECT extract(epoch FROM clock_timestamp() - since)::integer AS seconds) how_long
  WHERE age >= age($1::xid8::xid) ORDER BY age DESC`;

/**
 * Writes the tables and their indexes anew, so that nothing is left in them of what was erased: an ordinary VACUUM frees the
 * room and leaves the bytes. Each table is locked while it is written. As long as any transaction can still see what was erased
 * it would be copied along, so that is waited for.
 *
 * @param xid the transaction that erased
 * @throws StoreUnavailable that says what to do, where something holds on to it
 */
export async function purge(connections: Connections, xid: string): Promise<void> {
  await unseen(connections, xid);
  await connections.alone(async (sql) => {
    for (const table of PERSONAL_TABLES) await sql.run(`VACUUM (FULL) ${table}`);
  }, PATIENCE);
}

/**
 * Looks until nobody is found twice in a row: sessions are looked at one after another, so that one may begin to see an older
 * state behind our back, of a transaction that has ended by the time we come to it. The second time it is seen itself.
 */
async function unseen(sql: Sql, xid: string): Promise<void> {
  const since = performance.now();
  for (let clear = 0; clear < 2;) {
    const holders = await sql.rows<Holder>(HOLDERS, [xid]);
    clear = holders.length ? 0 : clear + 1;
    if (!holders.length) continue;
    if (performance.now() - since > PATIENCE) {
      const named = holders.map(described).join('; ');
      throw new StoreUnavailable(
        `The tickets are erased, but PostgreSQL has to keep their bytes for what began before: ${named}. End that, and erase again`,
      );
    }
    await setTimeout(LOOK_EVERY);
  }
}

function described({ what, name, application, seconds }: Holder): string {
  const lasting = seconds === null ? '' : `, for ${seconds} seconds`;
  switch (what) {
    case 'session':
      return `the transaction of process ${name} (${application || 'without a name'}${lasting}), which pg_terminate_backend(${name}) ends`;
    case 'prepared':
      return `the prepared transaction "${name}"${lasting}, to be committed or rolled back`;
    case 'slot':
      return `the replica behind the replication slot "${name}"`;
  }
}
