import type { Draft } from '../../src/ticket/draft.ts';

/**
 * What the relay keeps, and the only place where it keeps it. Two implementations (SQLite, PostgreSQL) pass one suite,
 * `test/relay/store/contract.ts`. Times are milliseconds since 1970 and come from the caller's clock, so that tests have
 * theirs. Every method rejects with {@link StoreUnavailable} where nothing can be read or written now; then nothing of
 * the call has happened.
 */
export interface Store {
  /**
   * Keeps a ticket. Resolves with `accepted` only after it is on the disk for good (an fsync of its commit). The answer to
   * a known submission id never changes, also after the ticket's words were erased.
   *
   * `busy`: the same submission id is being kept by another connection at this moment. Rejects with {@link ReferenceTaken}
   * where another ticket has that reference. Where the database breaks off in the middle of a commit, nobody knows whether it
   * happened: accepting once more tells (`same`).
   *
   * An addition opens its ticket again at the local desk.
   */
  accept(ticket: NewTicket): Promise<Acceptance>;
  /** What {@link accept} would answer to a submission id that is known; nothing where it is not. Counts for no limit. */
  known(submissionId: string, digest: string): Promise<Acceptance | undefined>;

  /**
   * Takes up to `limit` tickets that are due at `now` (queued, or leased by someone whose lease ran out), longest due first, so
   * that nobody else gets them before `until`. An addition is due only once the ticket it adds to is delivered, and is
   * settled as dead with it.
   */
  lease(request: LeaseRequest): Promise<readonly Lease[]>;
  /** Keeps a lease longer. False where it is no longer ours: stop at once. */
  renew(lease: Lease, until: number): Promise<boolean>;
  /** Remembers how far forwarding has come. False where the lease is no longer ours: nothing was written. */
  save(lease: Lease, progress: Progress): Promise<boolean>;
  /** Ends a lease. False where it is no longer ours: nothing was written. */
  settle(lease: Lease, settlement: Settlement): Promise<boolean>;
  /** When the next ticket is due, or since when; leased ones when their lease runs out. Nothing where none waits. */
  nextDue(): Promise<number | undefined>;
  /** Calls back when a ticket may have become due, here or in another relay. Returns what ends that. */
  onWork(callback: () => void): () => void;

  /**
   * Takes one from a bucket that holds `limit` and refills evenly over `window` milliseconds. Where it is empty nothing is
   * taken, and `retryAt` says when one is there again.
   */
  take(
    bucket: Bucket,
    now: number,
  ): Promise<{ readonly taken: true } | { readonly taken: false; readonly retryAt: number }>;
  /** Puts back one that was taken in vain. */
  giveBack(bucket: Bucket): Promise<void>;
  /** True the first time an id is spent. Ids are forgotten after `expires`. */
  spend(id: string, expires: number): Promise<boolean>;
  /** Makes an id that was spent in vain good again. */
  unspend(id: string): Promise<void>;

  /**
   * How many tickets there are of each brand and state, and since when the oldest queued one waits. Dead letters whose words
   * were erased are no longer counted: nobody can do anything about them.
   */
  counts(): Promise<Counts>;
  /** Dead letters that still have their words, oldest first. */
  dead(): Promise<readonly StoredTicket[]>;
  /**
   * Queues dead letters again, due `now`, as if they were accepted then: those named, or all; with a ticket its additions, and
   * the reverse. Returns how many.
   */
  retryDead(now: number, submissionIds?: readonly string[]): Promise<number>;

  /** The ticket of that reference with all its additions, oldest first. Empty where there is none. */
  read(reference: string): Promise<readonly StoredTicket[]>;
  /** Tickets of which anything was delivered to the local desk, be it an addition alone; newest first, additions aside. */
  list(query: DeskQuery): Promise<readonly ListedTicket[]>;
  /** How many tickets {@link list} would find altogether, of those that are open and of those that are done. */
  tally(filter: DeskFilter): Promise<Tally>;
  /** References of other tickets at the local desk that say something from one of these addresses then, newest first. */
  sameAddress(query: AddressQuery): Promise<readonly string[]>;
  /** Marks a ticket of the local desk as done, or open again. False where there is none. */
  mark(
    reference: string,
    mark: { readonly done: boolean; readonly agent: string; readonly at: number },
  ): Promise<boolean>;
  addNote(reference: string, note: DeskNote): Promise<boolean>;

  /** The clock of the database's server, which all its relays share. Nothing where there is no server: they share the machine's. */
  serverTime(): Promise<number | undefined>;
  /** The time that was counted last, by whichever relay; nothing where none was yet. What a clock that was moved is noticed by. */
  lastTime(): Promise<number | undefined>;
  /**
   * Counts the time that has passed since the last call, by whichever relay, and gives how much was counted in all, in
   * milliseconds. More than {@link LONGEST_GAP}, or less than nothing, is not counted: nobody knows whether that passed or the
   * clock was moved. A ticket's days are counted in this, so that no clock makes them pass.
   */
  countTime(now: number): Promise<number>;
  /**
   * Makes what is due further ahead than can be due `now`: a clock that was set back left it there. Returns how many tickets.
   */
  hasten(latest: Latest): Promise<number>;
  /** Erases what customers wrote, where its time is over; what is left answers repeats. */
  eraseDue(due: Due): Promise<Erased>;
  /**
   * Erases every ticket of these addresses, by their hashes or where they stand as themselves anywhere in the ticket or its
   * notes (`standing.ts`), and those of these references, with all additions, and what counts them; and leaves nothing of them
   * in the files (SQLite) or tables and indexes (PostgreSQL). What was still queued is dead then. Where it rejects, tickets
   * may be erased and their traces not: do it again. Returns how many tickets.
   */
  eraseAddress(
    addressHashes: readonly string[],
    addresses: readonly string[],
    references?: readonly string[],
  ): Promise<number>;
  /** References of the tickets in which one of these addresses stands, but only perhaps; oldest first. */
  inDoubt(addresses: readonly string[]): Promise<readonly string[]>;

  /** Writes, reads back what was written, and rejects where that fails. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Only a database that a relay has made is opened: whoever looks for tickets is not to find an empty one. */
  readonly existing?: boolean;
}

/** The longest time that counts as passed between two looks at the clock, in milliseconds. */
export const LONGEST_GAP = 60 * 60_000;

/** Nothing can be read or written now (disk full, read-only, locked, no connection). Trying again later may help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The reference is another ticket's: accept again with a new one. */
export class ReferenceTaken extends Error {
  override readonly name = 'ReferenceTaken';
}

export interface NewTicket {
  readonly submissionId: string;
  /** A new one; not used where the ticket adds to one that is held. */
  readonly reference: string;
  readonly brand: string;
  /** Keyed hash of what makes the submission the same one: see `relay/server/digest.ts`. */
  readonly digest: string;
  readonly draft: Draft;
  readonly flags: readonly Flag[];
  /** Keyed hashes of the addresses it can be answered at. */
  readonly addressHashes: readonly string[];
  /** A submission id. Where that ticket is not held, or of another brand, this is a ticket of its own. */
  readonly additionTo?: string;
  /**
   * The desk that has it by this alone, under its reference: the relay's own. An addition gets there with the ticket it adds to.
   * Left out where a desk has to be asked.
   */
  readonly deliveredTo?: string;
  readonly acceptedAt: number;
}

/** What makes a ticket look odd. It is taken all the same, and the agent is told. */
export type Flag = 'repeated-address' | 'trap' | 'too-fast' | 'unknown-revision';

export type Acceptance =
  /** `reference` is the first ticket's for an addition. */
  { readonly state: 'accepted' | 'same' | 'different'; readonly reference: string } | { readonly state: 'busy' };

export interface LeaseRequest {
  readonly now: number;
  readonly until: number;
  readonly limit: number;
}

export interface Lease {
  readonly ticket: StoredTicket;
  /** Names this lease among all that were ever made. */
  readonly token: string;
  /** What the first ticket is called at the desk, for an addition. */
  readonly addsTo?: { readonly deskReference: string };
}

/** How far a desk has come with a ticket; its own, as flat JSON. */
export type Progress = Readonly<Record<string, string | number | boolean>>;

export type Settlement =
  | { readonly state: 'delivered'; readonly at: number; readonly desk: string; readonly deskReference: string }
  /** Tried in vain: once more at `dueAt`. */
  | { readonly state: 'queued'; readonly dueAt: number; readonly problem: string; readonly status?: number }
  | { readonly state: 'dead'; readonly at: number; readonly problem: string; readonly status?: number };

export interface StoredTicket {
  readonly submissionId: string;
  readonly reference: string;
  readonly brand: string;
  /** The submission id of the ticket it adds to. */
  readonly additionTo?: string;
  /** Nothing once erased. */
  readonly draft?: Draft;
  readonly flags: readonly Flag[];
  readonly addressHashes: readonly string[];
  readonly acceptedAt: number;
  /** Since when it is tried, where not since it was accepted: it was queued again, or waited for the ticket it adds to. */
  readonly triedFrom?: number;
  readonly state: 'queued' | 'delivered' | 'dead';
  /** Leases so far, since it was queued again where it was. */
  readonly attempts: number;
  readonly dueAt: number;
  readonly progress: Progress;
  /** Of the last attempt that failed; from a closed list, no personal data. */
  readonly problem?: string;
  /** What the desk answered in that attempt (HTTP), where it did. */
  readonly problemStatus?: number;
  /** Where its desk's names for tickets hold: `local`, or kind and account. */
  readonly desk?: string;
  readonly deskReference?: string;
  readonly deliveredAt?: number;
  readonly done?: { readonly agent: string; readonly at: number };
  readonly notes: readonly DeskNote[];
}

export interface DeskNote {
  readonly agent: string;
  readonly text: string;
  readonly at: number;
}

/** A ticket as a list has it. */
export interface ListedTicket extends StoredTicket {
  /** Of the ticket and of its additions with words, each once. */
  readonly flags: readonly Flag[];
  /** What its newest addition says; nothing where it has none with words. */
  readonly latest?: Draft;
}

export interface DeskFilter {
  readonly brand?: string;
  /**
   * Words that all stand somewhere in the ticket (reference, addresses, names, answers, message), its additions or its notes,
   * without regard to case. The ticket of a reference that is written out whole, with hyphens or without, is found in any
   * case, whatever its brand and state.
   */
  readonly search?: string;
}

export interface Tally {
  readonly open: number;
  readonly done: number;
}

export interface DeskQuery extends DeskFilter {
  readonly state: 'open' | 'done' | 'all';
  /** Only tickets accepted before the one of this reference: the next page. None where there is no such ticket. */
  readonly after?: string;
  readonly limit: number;
}

export interface AddressQuery {
  readonly addressHashes: readonly string[];
  /** Accepted from then on, and no later than that: ticket or addition. */
  readonly since: number;
  readonly until: number;
  /** The reference of the ticket that is not another one. */
  readonly except: string;
}

export interface Bucket {
  /** Names what is counted: `network:…`, `address:…` (with the hash somewhere in it), `all`. No personal data in the clear. */
  readonly key: string;
  readonly limit: number;
  readonly window: number;
}

export interface Counts {
  readonly tickets: readonly {
    readonly brand: string;
    readonly state: StoredTicket['state'];
    readonly count: number;
  }[];
  /** When the oldest ticket that waits was accepted. */
  readonly oldestQueued?: number;
}

/** When what waits is due at the latest, where no clock was moved. */
export interface Latest {
  readonly now: number;
  /** What is leased, or was never tried. */
  readonly begun: number;
  /** What was tried, and is to be tried again. */
  readonly waiting: number;
}

/** How many tickets' words were erased. */
export interface Erased {
  readonly tickets: number;
  /** Those among them that no desk ever had. */
  readonly deadLetters: number;
}

/** Times before which words are erased; and rows altogether, once their words are gone. The last two are of `countTime`. */
export interface Due {
  readonly now: number;
  /** Delivered to a desk elsewhere before this, or in the future: nothing is lost with those. */
  readonly deliveredBefore: number;
  /** Done at the local desk before this, or in the future. */
  readonly doneBefore: number;
  /** Still open at the local desk or dead, and accepted, queued again or dead since less than this was counted. */
  readonly countedBefore: number;
  /** Rows without words that were accepted when less than this was counted go; until then they answer repeats. */
  readonly forgetBefore: number;
}
