/**
 * `npm run bench:relay`: how many tickets a relay accepts, how long each takes, what memory it needs and how fast a queue
 * drains, with SQLite and with PostgreSQL, each beside the bare commits of the same store, disk and run. `-- --tickets N`
 * takes so many.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { postgresCommitRate, sqliteCommitRate } from '../bench/relay/commit-rate.ts';
import type { RelayFigures } from '../bench/relay/measure.ts';
import { CONNECTIONS, measureRelay, STEADY } from '../bench/relay/measure.ts';
import { newSubmission } from '../bench/relay/submissions.ts';
import type { Table } from '../bench/tables.ts';
import { plainTable } from '../bench/tables.ts';
import { kibibytes, milliseconds, whole } from '../bench/units.ts';
import { startPostgres } from '../test/support/relay/postgres.ts';
import { dataFolder } from '../test/support/relay/process.ts';
import { optionsOrEnd } from './options.ts';

const tickets = Number(optionsOrEnd({ tickets: { type: 'string', default: '20000' } }).tickets);
if (!Number.isInteger(tickets) || tickets < 1) {
  console.error('Give a whole number of tickets: npm run bench:relay -- --tickets 20000');
  process.exit(2);
}

const started = performance.now();
const load = loadavg()[0] ?? 0;
const bytes = Buffer.byteLength(JSON.stringify(newSubmission().draft));
const sqlite = await measureSqlite();
const postgres = await measurePostgres();
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date());
console.log(
  [
    `Relay, ${date}, ${availableParallelism()} cores (clients, desk and database among them), Node.js ${process.versions.node}, load ${load.toFixed(1)} before.`,
    `${whole(tickets)} tickets of ${whole(bytes)} bytes, ${CONNECTIONS} connections, local desk; all of it in ${whole((performance.now() - started) / 1000)} s.`,
    '',
    plainTable(tableOf([sqlite, postgres])),
  ].join('\n'),
);

async function measureSqlite(): Promise<RelayFigures> {
  await using folder = await dataFolder();
  const database = (name: string): string => `sqlite:${join(folder.path, name)}`;
  return await measureRelay(
    folder.path,
    [database('store.sqlite'), database('accept.sqlite'), database('drain.sqlite')],
    tickets,
    () => sqliteCommitRate(folder.path, bytes),
  );
}

async function measurePostgres(): Promise<RelayFigures> {
  await using folder = await dataFolder();
  const server = await startPostgres();
  try {
    const bare = await server.database();
    const databases = [await server.database(), await server.database(), await server.database()] as const;
    return await measureRelay(folder.path, databases, tickets, () => postgresCommitRate(bare, bytes));
  } finally {
    await server.end();
  }
}

function tableOf(measured: readonly RelayFigures[]): Table {
  const row = (what: string, figure: (of: RelayFigures) => string): readonly string[] => [
    what,
    ...measured.map(figure),
  ];
  const share = (part: number, of: number): string => `${((part / of) * 100).toFixed(0)} %`;
  const memory = (value: number | undefined): string => (value === undefined ? '–' : kibibytes(value));
  return {
    head: ['', 'SQLite (WAL, FULL)', 'PostgreSQL'],
    rows: [
      row('bare commits a second, one INSERT each, before and after', ({ commits }) => commits.map(whole).join(', ')),
      row('tickets a second into the store alone, one commit each', ({ kept }) => whole(kept)),
      row('requests a second to a server that keeps nothing', ({ answered }) => whole(answered)),
      row('tickets accepted a second', ({ accepted }) => whole(accepted)),
      row('of the bare commits (aim: 40 %)', ({ accepted, commits: [before, after] }) =>
        share(accepted, (before + after) / 2),
      ),
      row('of the store alone', ({ accepted, kept }) => share(accepted, kept)),
      row('of the server that keeps nothing', ({ accepted, answered }) => share(accepted, answered)),
      row("the relay's processor time a ticket", ({ processor }) =>
        processor === undefined ? '–' : `${processor.toFixed(2)} ms`,
      ),
      row(`p50 at ${STEADY} a second`, ({ p50 }) => milliseconds(p50)),
      row(`p99 at ${STEADY} a second`, ({ p99 }) => milliseconds(p99)),
      row('told to come again (503)', ({ notNow }) => whole(notNow)),
      row('memory at rest', (of) => memory(of.memory.rest)),
      row('memory under load, at most', (of) => memory(of.memory.load)),
      row('memory after a rest', (of) => memory(of.memory.after)),
      row('tickets a second from a full queue to a fast desk', ({ drained }) => whole(drained)),
    ],
  };
}
