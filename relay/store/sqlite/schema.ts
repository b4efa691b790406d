/**
 * The steps that make the tables, each once and in this order; how many were taken stands in `user_version`. A step that was
 * released is never changed: what changes the tables is a new one at the end. Times are REAL: whole milliseconds are exact
 * in it until the year 287396.
 *
 * The second step takes times ahead of now, by a clock that was wrong once, for now. A relay of before it, which may run on
 * beside newer ones, leaves `counted_from` out: infinity, past which nothing is, until the next `countTime`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE tickets (
    id INTEGER PRIMARY KEY,
    submission_id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    brand TEXT NOT NULL,
    digest TEXT NOT NULL,
    adds_to INTEGER REFERENCES tickets (id),
    draft TEXT,
    words TEXT,
    flags TEXT NOT NULL,
    address_hashes TEXT NOT NULL,
    accepted_at REAL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL,
    lease TEXT,
    progress TEXT NOT NULL DEFAULT '{}',
    problem TEXT,
    desk TEXT,
    desk_reference TEXT,
    delivered_at REAL,
    done_by TEXT,
    done_at REAL
  ) STRICT;
  CREATE UNIQUE INDEX tickets_reference ON tickets (reference) WHERE adds_to IS NULL;
  CREATE INDEX tickets_adds_to ON tickets (adds_to) WHERE adds_to IS NOT NULL;
  CREATE INDEX tickets_due ON tickets (due_at, id) WHERE state = 'queued' AND due_at IS NOT NULL;
  CREATE INDEX tickets_shown ON tickets (accepted_at, id) WHERE desk = 'local' AND adds_to IS NULL;
  CREATE INDEX tickets_counted ON tickets (state, brand, accepted_at);
  CREATE INDEX tickets_accepted ON tickets (accepted_at);
  CREATE INDEX tickets_with_words ON tickets (id) WHERE draft IS NOT NULL;

  CREATE TABLE addresses (
    hash TEXT NOT NULL,
    ticket INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, ticket)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX addresses_ticket ON addresses (ticket);

  CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    agent TEXT NOT NULL,
    text TEXT NOT NULL,
    words TEXT NOT NULL,
    at REAL NOT NULL
  ) STRICT;
  CREATE INDEX notes_ticket ON notes (ticket);

  CREATE TABLE buckets (key TEXT PRIMARY KEY, full_at REAL NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE spent (id TEXT PRIMARY KEY, expires REAL NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE clock (only INTEGER PRIMARY KEY CHECK (only = 1), last REAL, counted REAL NOT NULL) STRICT;
  INSERT INTO clock SELECT 1, max(at), coalesce(max(at), 0)
    FROM (SELECT min(accepted_at, 1000.0 * unixepoch('subsec')) AS at FROM tickets);
  ALTER TABLE tickets ADD COLUMN counted_from REAL NOT NULL DEFAULT 9e999;
  UPDATE tickets SET counted_from = min(accepted_at, (SELECT counted FROM clock));
  DROP INDEX tickets_accepted;
  CREATE INDEX tickets_counted_from ON tickets (counted_from);
  `,
  `ALTER TABLE tickets ADD COLUMN tried_from REAL`,
  `ALTER TABLE tickets ADD COLUMN problem_status INTEGER`,
  `
  DROP INDEX tickets_shown;
  CREATE INDEX tickets_listed ON tickets (accepted_at, id) WHERE adds_to IS NULL;
  `,
];
