import type { Delivery } from '../channel/channel.ts';
import { failed, UNKNOWN } from '../channel/deliveries.ts';
import type { RelayAnswer } from '../channel/relay.ts';
import type { Challenge } from '../ticket/proof.ts';
import { ask, PATIENCE } from './ask.ts';
import type { Entry } from './entry.ts';
import { additionOf, saidBy } from './entry.ts';
import { LONGEST_WAIT, pause } from './pause.ts';
import type { Store } from './store.ts';

/** How long an entry is tried before it is handed back to the customer, in milliseconds: 7 days. */
const HORIZON = 604_800_000;

/** What the outbox needs of the world. */
export interface OutboxWorld {
  readonly store: Store & { readonly inPage: (id: string) => boolean };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Settles after so many milliseconds. */
  sleep(time: number): Promise<void>;
  post(entry: Entry, signal: AbortSignal, proof?: string): Promise<RelayAnswer>;
  /** Answers a challenge; nothing where it is none. Rejects where it is given up. */
  solve(challenge: Challenge, signal: AbortSignal): Promise<string | undefined>;
  /** Runs this unless another tab does so now. */
  alone(run: () => Promise<void>): Promise<void>;
  /** Calls this once after so many milliseconds; never where they are endless. A call replaces the one before. */
  wake(run: () => void, after: number): void;
  /** Notes for the next load whether anything waits. */
  note(waits: boolean): void;
  /** The relay holds the ticket, which waited here until now. */
  arrived(entry: Entry, reference: string): void;
  /** Whether a ticket is known on this device to have arrived. */
  held(id: string): boolean;
  /** Gives the customer back what could not be sent. Called at every flush until they have sent it or taken it out. */
  handBack(entry: Entry): void;
}

export interface Outbox {
  /**
   * Puts a ticket in and sends it, after what has to go before it. Where one with other words went under its submission id
   * before, and may have arrived, it goes as an addition to that.
   *
   * @param signal aborted where the customer takes everything back
   * @param working called when it takes longer because there is work to do
   * @param again whether it was sent before and is only taken up again: then what the relay wants later waits until then
   */
  send(entry: Entry, signal: AbortSignal, working?: () => void, again?: boolean): Promise<Delivery>;
  /** Tries everything that waits and is due. */
  flush(): Promise<void>;
  /** Takes a ticket out, with its additions. Whether it may have arrived all the same. */
  recall(id: string): Promise<boolean>;
}

export function outbox(world: OutboxWorld): Outbox {
  const { store, now } = world;
  /** Whether anything may be stored: before the customer has sent something, no storage is touched. */
  let used = false;
  /** Tries under way in this page, by what is said: under one submission id, tabs can say different things. */
  const trying = new Map<string, Promise<Delivery>>();
  /** What becomes later of what waits, for whoever asked in this page. */
  const awaited = new Map<string, PromiseWithResolvers<Delivery>>();

  /** Changes what is there. What was taken out, here or in another tab, is not put in again. */
  const update = (id: string, change: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> =>
    store.change(id, (entry) => entry && change(entry));

  /** Whether the relay wants it later. A clock that was set back makes that no longer. */
  const early = ({ due }: Entry): boolean => due > now() && due - now() <= LONGEST_WAIT;

  /**
   * One try at a time of each entry; whoever asks meanwhile gets the same answer.
   *
   * @param over aborts where the relay has taken too long
   */
  function attempt(entry: Entry, over: AbortSignal, signal: AbortSignal, working?: () => void): Promise<Delivery> {
    const said = saidBy(entry);
    const delivery = trying.get(said) ?? tryOnce(entry, over, signal, working).finally(() => trying.delete(said));
    trying.set(said, delivery);
    return delivery;
  }

  async function tryOnce(
    given: Entry,
    over: AbortSignal,
    signal: AbortSignal,
    working?: () => void,
  ): Promise<Delivery> {
    const { id } = given;
    let open = true;
    // What is posted is what is kept, and from now on it may have arrived.
    const entry = await update(id, (old) => {
      ({ open } = old);
      return { ...old, open: true };
    });
    if (!entry) return failed('aborted');
    // Taken out meanwhile, and sent anew with other words, by another tab.
    if (saidBy(entry) !== saidBy(given)) return { state: 'unknown', elsewhere: true };
    const answer = await ask(world, entry, over, signal, working);
    const { state } = answer;
    // Where other words stand there by now, from another tab, they are not what was answered.
    const settle = (change: (old: Entry) => Entry | undefined): Promise<unknown> =>
      update(id, (old) => (saidBy(old) === saidBy(entry) ? change(old) : old));
    if (state === 'held') {
      const { reference } = answer;
      // What the customer has removed meanwhile leaves no reference behind.
      await settle((old) => {
        world.arrived(old, reference);
        return undefined;
      });
      return told(entry, { state: 'delivered', reference, ...(entry.submission.additionTo && { addition: true }) });
    }
    if (state === 'different') {
      const addition = additionOf(entry);
      await store.change(addition.id, () => addition);
      const asked = awaited.get(saidBy(entry));
      if (asked) awaited.set(saidBy(addition), asked);
      awaited.delete(saidBy(entry));
      await settle(() => undefined);
      return attempt(addition, over, signal, working);
    }
    if (state === 'refused') {
      await settle((old) => ({ ...old, open, back: true }));
      return told(entry, answer.fields[0] ? answer : failed('not-accepted'));
    }
    const { after = 0 } = answer;
    await settle((old) => ({
      ...old,
      open: open || state !== 'busy',
      due: now() + after * 1_000,
      tries: old.tries + 1,
    }));
    return later(entry, after);
  }

  function told(entry: Entry, delivery: Delivery): Delivery {
    awaited.get(saidBy(entry))?.resolve(delivery);
    awaited.delete(saidBy(entry));
    return delivery;
  }

  function later(entry: Entry, after: number): Delivery {
    const said = saidBy(entry);
    const next = awaited.get(said) ?? Promise.withResolvers<Delivery>();
    awaited.set(said, next);
    const saved = !store.inPage(entry.id) && { saved: true as const };
    return { state: 'later', ...(after && { after }), ...saved, next: next.promise };
  }

  /** Notes what waits, and comes back to it. */
  async function rest(): Promise<void> {
    const asked = [...awaited];
    const entries = await store.all();
    world.note(!!entries[0]);
    const here = new Set(entries.map(saidBy));
    for (const [said, { resolve }] of asked) {
      if (!here.has(said) && awaited.delete(said)) resolve({ state: 'unknown', elsewhere: true });
    }
    const waits = entries.filter(({ back }) => !back);
    world.wake(() => void flush(), Math.min(...waits.map((entry) => pause(entry, world))));
  }

  async function flush(): Promise<void> {
    used = true;
    await world.alone(async () => {
      const stuck = new Set<string>();
      for (const entry of await store.all()) {
        const { id, submission, at, open, back } = entry;
        if (Math.abs(now() - at) > HORIZON) {
          // What adds to it waits until the customer has sent it, or is given back as well.
          stuck.add(id);
          await update(id, (old) => ({ ...old, back: true }));
          told(entry, open ? UNKNOWN : failed('aborted'));
        } else if (
          !back &&
          // What comes after another waits for it, so that the first is there to be added to.
          (stuck.has(submission.additionTo ?? '') ||
            early(entry) ||
            (await attempt(entry, AbortSignal.timeout(PATIENCE), new AbortController().signal)).state === 'later')
        ) {
          stuck.add(id);
        }
        // What is the customer's again: before, from now on, or because it was refused just now.
        await update(id, (old) => {
          if (old.back) world.handBack(old);
          return old;
        });
      }
    });
    await rest();
  }

  async function send(given: Entry, signal: AbortSignal, working?: () => void, again?: boolean): Promise<Delivery> {
    if (signal.aborted) return failed('aborted');
    used = true;
    signal.addEventListener('abort', () => void recall(given.id));
    // Before anything is stored: a browser that is ended in between looks in vain, and loses nothing.
    world.note(true);
    const over = AbortSignal.timeout(PATIENCE);
    let entry = given;
    let back: boolean | undefined;
    const frozen = await store.change(given.id, (old) => {
      back = old?.back;
      if (!old || old.back) return { ...given, open: !!old?.open };
      if (saidBy(old) === saidBy(given)) return old;
      // What surely never left the browser is not sent any more.
      return old.open ? old : given;
    });
    // The customer was given the last words of it.
    for (const one of back ? await store.all() : []) {
      if (one.back && one.submission.additionTo === given.id) await update(one.id, () => undefined);
    }
    let delivery: Delivery | undefined;
    if (frozen && saidBy(frozen) !== saidBy(given)) {
      entry = additionOf(given);
      await store.change(entry.id, (old) => ({ ...entry, open: !!old?.open }));
      if ((await attempt(frozen, over, signal, working)).state === 'later') delivery = later(entry, 0);
      // Where it was refused, what comes now stands for it.
      await update(given.id, (old) => (old.back ? undefined : old));
    } else if (again && frozen && early(frozen)) delivery = later(frozen, 0);
    delivery ??= await attempt(entry, over, signal, working);
    // The customer has it before them.
    if (delivery.state === 'refused' || delivery.state === 'failed') await update(entry.id, () => undefined);
    void rest();
    return delivery;
  }

  async function recall(id: string): Promise<boolean> {
    let open = world.held(id);
    if (!used) return open;
    for (const entry of await store.all()) {
      if (entry.id !== id && entry.submission.additionTo !== id) continue;
      await update(entry.id, (old) => {
        open ||= old.open;
        return undefined;
      });
      told(entry, open ? UNKNOWN : failed('aborted'));
    }
    await rest();
    return open;
  }

  return { send, flush, recall };
}
