import type { RelayAnswer } from '../../../src/channel/relay.ts';
import type { Entry } from '../../../src/outbox/entry.ts';
import { entryOf } from '../../../src/outbox/entry.ts';
import type { Outbox, OutboxWorld } from '../../../src/outbox/outbox.ts';
import { outbox } from '../../../src/outbox/outbox.ts';
import type { Store } from '../../../src/outbox/store.ts';
import { lasting } from '../../../src/outbox/store.ts';
import { aDraft } from '../drafts.ts';

export const DAY = 86_400_000;
export const LOST: RelayAnswer = { state: 'lost' };
export const HELD: RelayAnswer = { state: 'held', reference: 'HW-7F3K-92QD' };

/** One tab's outbox over a storage that can be shared with another's, and a relay that answers as the test says. */
export interface OneTab {
  readonly box: Outbox;
  readonly posted: Entry[];
  readonly handedBack: Entry[];
  /** What the relay says from now on. */
  says: RelayAnswer | ((entry: Entry, signal: AbortSignal) => Promise<RelayAnswer>);
  /** Moves on by a millisecond each time it is asked. */
  time: number;
  /** How often the storage was used. */
  uses: number;
  /** Thrown by the next uses of the storage, one each; nothing lets it work. */
  readonly faults: (Error | undefined)[];
  /** Sends words under a submission id. */
  write(id: string, message: string, again?: boolean): ReturnType<Outbox['send']>;
}

export function oneTab(kept = new Map<string, Entry>(), world: Partial<OutboxWorld> = {}): OneTab {
  const own: Store = {
    all: async () => (use(), [...kept.values()]),
    async change(id, change) {
      use();
      const entry = change(kept.get(id));
      if (entry) kept.set(id, entry);
      else kept.delete(id);
      return entry;
    },
  };
  const use = (): void => {
    tab.uses += 1;
    const fault = tab.faults.shift();
    if (fault) throw fault;
  };
  const now = (): number => (tab.time += 1);
  let arrived: string | undefined;
  const tab: OneTab = {
    posted: [],
    handedBack: [],
    says: LOST,
    time: 0,
    uses: 0,
    faults: [],
    box: outbox({
      store: lasting(own),
      now,
      random: () => 0,
      sleep: async () => {},
      async post(entry, signal) {
        tab.posted.push(entry);
        return typeof tab.says === 'function' ? tab.says(entry, signal) : tab.says;
      },
      solve: async () => undefined,
      alone: (run) => run(),
      wake: () => {},
      note: () => {},
      arrived: ({ id, submission }) => (arrived = submission.additionTo ?? id),
      held: (id) => arrived === id,
      handBack: (entry) => tab.handedBack.push(entry),
      ...world,
    }),
    write: (id, message, again) =>
      tab.box.send(
        entryOf('https://relay.example.com', aDraft({ submissionId: id, message }), {}, now()),
        new AbortController().signal,
        undefined,
        again,
      ),
  };
  return tab;
}

/** What was posted, in words. */
export function wordsPosted({ posted }: OneTab): readonly string[] {
  return posted.map(({ submission }) => submission.draft.message);
}
