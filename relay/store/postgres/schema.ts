/**
 * The steps that make the tables, each once and in this order; how many were taken stands in `schema_version`. A step that was
 * released is never changed: what changes the tables is a new one at the end. Times are double precision: whole milliseconds
 * are exact in it until the year 287396.
 *
 * PostgreSQL keeps samples of what columns hold for its planner, where no erasing would find them: none are kept of those that
 * tell of people (`SET STATISTICS 0`).
 *
 * The second step takes times ahead of now, by a clock that was wrong once, for now. A relay of before it, which may run on
 * beside newer ones, leaves `counted_from` out: infinity, past which nothing is, until the next `countTime`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission_id text NOT NULL CONSTRAINT tickets_submission_id UNIQUE,
    reference text NOT NULL,
    brand text NOT NULL,
    digest text NOT NULL,
    adds_to bigint REFERENCES tickets (id),
    draft text,
    words text,
    flags text NOT NULL,
    address_hashes text NOT NULL,
    accepted_at double precision NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    due_at double precision,
    lease text,
    progress text NOT NULL DEFAULT '{}',
    problem text,
    desk text,
    desk_reference text,
    delivered_at double precision,
    done_by text,
    done_at double precision
  );
  ALTER TABLE tickets
    ALTER draft SET STATISTICS 0,
    ALTER words SET STATISTICS 0,
    ALTER address_hashes SET STATISTICS 0,
    ALTER progress SET STATISTICS 0;
  CREATE UNIQUE INDEX tickets_reference ON tickets (reference) WHERE adds_to IS NULL;
  CREATE INDEX tickets_adds_to ON tickets (adds_to) WHERE adds_to IS NOT NULL;
  CREATE INDEX tickets_due ON tickets (due_at, id) WHERE state = 'queued' AND due_at IS NOT NULL;
  CREATE INDEX tickets_shown ON tickets (accepted_at, id) WHERE desk = 'local' AND adds_to IS NULL;
  CREATE INDEX tickets_counted ON tickets (state, brand, accepted_at);
  CREATE INDEX tickets_accepted ON tickets (accepted_at);
  CREATE INDEX tickets_with_words ON tickets (id) WHERE draft IS NOT NULL;

  CREATE TABLE addresses (
    hash text NOT NULL,
    ticket bigint NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, ticket)
  );
  ALTER TABLE addresses ALTER hash SET STATISTICS 0;
  CREATE INDEX addresses_ticket ON addresses (ticket);

  CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket bigint NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    agent text NOT NULL,
    text text NOT NULL,
    words text NOT NULL,
    at double precision NOT NULL
  );
  ALTER TABLE notes ALTER agent SET STATISTICS 0, ALTER text SET STATISTICS 0, ALTER words SET STATISTICS 0;
  CREATE INDEX notes_ticket ON notes (ticket);

  CREATE TABLE buckets (key text PRIMARY KEY, full_at double precision NOT NULL, taken boolean NOT NULL);
  ALTER TABLE buckets ALTER key SET STATISTICS 0;
  CREATE TABLE spent (id text PRIMARY KEY, expires double precision NOT NULL);
  CREATE TABLE probe (id integer PRIMARY KEY CHECK (id = 1), value text NOT NULL);
  `,
  `
  CREATE TABLE clock (id integer PRIMARY KEY CHECK (id = 1), last double precision, counted double precision NOT NULL);
  INSERT INTO clock SELECT 1, max(at), coalesce(max(at), 0)
    FROM (SELECT least(accepted_at, 1000 * extract(epoch FROM now())::double precision) AS at FROM tickets) known;
  ALTER TABLE tickets ADD COLUMN counted_from double precision NOT NULL DEFAULT 'Infinity';
  UPDATE tickets SET counted_from = least(accepted_at, (SELECT counted FROM clock));
  DROP INDEX tickets_accepted;
  CREATE INDEX tickets_counted_from ON tickets (counted_from);
  `,
  `ALTER TABLE tickets ADD COLUMN tried_from double precision`,
  `ALTER TABLE tickets ADD COLUMN problem_status integer`,
  `
  DROP INDEX tickets_shown;
  CREATE INDEX tickets_listed ON tickets (accepted_at, id) WHERE adds_to IS NULL;
  `,
];

/** Every table that ever holds what tells of a person. */
export const PERSONAL_TABLES: readonly string[] = ['tickets', 'addresses', 'notes', 'buckets'];
