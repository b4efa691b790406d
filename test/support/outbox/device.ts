import type { Entry } from '../../../src/outbox/entry.ts';
import type { Outbox, OutboxWorld } from '../../../src/outbox/outbox.ts';
import { outbox } from '../../../src/outbox/outbox.ts';
import { lasting } from '../../../src/outbox/store.ts';
import type { Ledger } from './ledger.ts';

/** How the way to the relay is, until it is set anew. */
export const NETWORKS = [
  'fine',
  /** Nothing arrives: no network, another host's page, a blocked request. */
  'down',
  /** It arrives, and the answer is lost. */
  'deaf',
  /** The relay is there and takes nothing now. */
  'unavailable',
  /** It wants a proof of work. */
  'challenge',
  /** It wants a proof of work and, with one, still takes nothing. */
  'flooded',
  /** It is taking the ticket at this moment. */
  'taking',
  /** It refuses everything as no ticket. */
  'refusing',
] as const;
export type Network = (typeof NETWORKS)[number];

/** Something that is under way in a tab, and happens when the test lets it. */
interface Pending {
  readonly tab: Tab;
  happen(): void;
}

interface Timer {
  readonly tab: Tab;
  readonly at: number;
  readonly run: () => void;
}

/** A tab with the outbox in it. */
export interface Tab {
  alive: boolean;
  readonly box: Outbox;
  /** References that the outbox has told this tab of, by the words they were told for. */
  readonly told: { readonly reference: string; readonly words: string }[];
  /** Tries at once what waits: the browser is online again, or the customer is back. */
  awake: (() => void) | undefined;
}

/**
 * A browser with its tabs, whose storage they share and outlive: a stand-in with a clock of its own in which nothing
 * happens by itself, so that a tab can end between any two things.
 */
export class Device {
  network: Network = 'fine';
  /** Whether the browser keeps anything. */
  #room = true;
  /** Whether it ever had no room. */
  full = false;
  /** Whether it ever had something that it did not give back when it was asked. */
  forgot = false;
  /** Whether the relay ever took a ticket for none. */
  refused = false;
  time = Date.UTC(2026, 0, 1);
  /** What timers go by: no change of the clock moves it. */
  #steady = 0;
  /** Whether the next load finds that something waits. */
  noted = false;
  readonly stored = new Map<string, Entry>();
  /** Words that a customer was given back. */
  readonly handedBack = new Set<string>();
  readonly ledger: Ledger;
  readonly #random: () => number;
  #pending: Pending[] = [];
  #timers: Timer[] = [];
  #locked: Tab | undefined;
  /** The last ticket that arrived. */
  #arrived: string | undefined;

  constructor(ledger: Ledger, random: () => number) {
    this.ledger = ledger;
    this.#random = random;
  }

  set room(room: boolean) {
    this.#room = room;
    this.full ||= !room;
    if (!room && this.stored.size) this.forgot = true;
  }

  /** Opens a tab. What waits is tried where the last visit noted it, as with every load. */
  open(): Tab {
    const told: Tab['told'] = [];
    const tab: Tab = { alive: true, told, awake: undefined, box: outbox(this.#world(() => tab, told)) };
    if (this.noted) void tab.box.flush();
    return tab;
  }

  /** Ends a tab, as a killed process does: nothing that is under way in it goes on. */
  end(tab: Tab): void {
    tab.alive = false;
    this.#pending = this.#pending.filter((one) => one.tab !== tab);
    this.#timers = this.#timers.filter((one) => one.tab !== tab);
    if (this.#locked === tab) this.#locked = undefined;
  }

  /** Lets one of what is under way happen. False where nothing is. */
  async step(choice = 0): Promise<boolean> {
    await settled();
    const [one] = this.#pending.splice(choice % (this.#pending.length || 1), 1);
    one?.happen();
    await settled();
    return !!one;
  }

  /** Lets time pass: what was to happen by then begins. A clock that is set back moves no timer. */
  async pass(time: number): Promise<void> {
    await settled();
    this.time += time;
    this.#steady += Math.max(time, 0);
    const over = this.#timers.filter(({ at }) => at <= this.#steady);
    this.#timers = this.#timers.filter(({ at }) => at > this.#steady);
    for (const { run } of over) run();
    await settled();
  }

  #world(tab: () => Tab, told: Tab['told']): OutboxWorld {
    const later = <T>(make: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        const happen = (): void => {
          try {
            resolve(make());
          } catch (error) {
            reject(error);
          }
        };
        if (tab().alive) this.#pending.push({ tab: tab(), happen });
      });
    const keeping = <T>(work: () => T): Promise<T> =>
      later(() => {
        if (!this.#room) throw new DOMException('no room', 'QuotaExceededError');
        return work();
      });
    const timer = (run: () => void, after: number): Timer => ({ tab: tab(), at: this.#steady + after, run });
    let waking: Timer | undefined;
    const rest = (): void => {
      this.#timers = this.#timers.filter((one) => one !== waking);
      tab().awake = undefined;
    };
    const store = lasting(
      {
        all: () => keeping(() => [...this.stored.values()].toSorted((a, b) => a.at - b.at)),
        change: async (id, change) => {
          const changed = await keeping(() => {
            const entry = change(this.stored.get(id));
            if (entry) this.stored.set(id, entry);
            else this.stored.delete(id);
            return { entry };
          });
          // The transaction is over before the tab hears of it.
          return later(() => changed.entry);
        },
      },
      () => new AbortController().signal,
    );
    return {
      store,
      now: () => this.time,
      random: this.#random,
      sleep: (time) => new Promise((resolve) => this.#timers.push(timer(resolve, time))),
      post: async (entry, signal, proof) => {
        const answer = await later(() => (signal.aborted ? LOST : this.#arrive(entry, proof)));
        return later(() => (signal.aborted ? LOST : answer));
      },
      solve: (_challenge, signal) =>
        later(() => {
          signal.throwIfAborted();
          return 'proof';
        }),
      alone: async (run) => {
        if (this.#locked) return;
        this.#locked = tab();
        try {
          await run();
        } finally {
          if (this.#locked === tab()) this.#locked = undefined;
        }
      },
      wake: (run, after) => {
        rest();
        if (after === Infinity) return;
        waking = timer(run, after);
        this.#timers.push(waking);
        tab().awake = run;
      },
      note: (waits) => {
        this.noted = waits;
      },
      arrived: (entry, reference) => {
        this.#arrived = entry.submission.additionTo ?? entry.id;
        told.push({ reference, words: wordsOf(entry) });
      },
      held: (id) => this.#arrived === id,
      handBack: (entry) => this.handedBack.add(wordsOf(entry)),
    };
  }

  #arrive({ submission }: Entry, proof: string | undefined): Awaited<ReturnType<OutboxWorld['post']>> {
    const challenge = { token: 'token', bits: 0, expires: 0 };
    switch (this.network) {
      case 'down':
        return LOST;
      case 'deaf':
        this.ledger.take(submission);
        return LOST;
      case 'unavailable':
        return { state: 'lost', after: 10 };
      case 'flooded':
        return { state: 'busy', after: 3_600, challenge };
      case 'taking':
        return { state: 'lost', after: 1 };
      case 'refusing':
        this.refused = true;
        return { state: 'refused', fields: [] };
      case 'challenge':
        return proof ? this.ledger.take(submission) : { state: 'busy', after: 60, challenge };
      default:
        return this.ledger.take(submission);
    }
  }
}

const LOST = { state: 'lost' } as const;

/** The customer's words in an entry. */
export function wordsOf(entry: Entry): string {
  return entry.submission.draft.message;
}

/** Everything that can go on by itself has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
