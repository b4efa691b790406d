// The relay is a part of its own that takes nothing from others: after an undelivered send it comes alone with the next load.
import { words as spoken } from 'virtual:help-widget-relay';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Senders } from '../../src/channel/channels.ts';
import { post } from '../../src/channel/relay.ts';
import { solve } from '../../src/channel/proof/solve.ts';
import { relayChannel } from '../../src/outbox/channel.ts';
import { indexedDbStore } from '../../src/outbox/indexed-db.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import { outbox } from '../../src/outbox/outbox.ts';
import { lasting } from '../../src/outbox/store.ts';
import { warnOnce } from '../help-widget/page.ts';
import { relayMemory, waiting } from './relay-memory.ts';
import { relayAddress } from './relay-address.ts';

const sleep = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** This part comes with the ticket. */
const began = Date.now();

/** One outbox for each memory, by its key. */
const boxes: Record<string, Outbox> = {};

function boxOf(name: string): Outbox {
  return (boxes[name] ??= makeBox(name));
}

function makeBox(name: string): Outbox {
  const stored = indexedDbStore(name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const box = outbox({
    ...relayMemory(name),
    store: lasting(stored),
    now: Date.now,
    random: Math.random,
    sleep,
    post: (entry, signal, proof) => post(window, entry, signal, proof),
    solve: (challenge, signal) => solve(challenge, signal, { now: () => performance.now(), rest: () => sleep(0) }),
    async alone(run) {
      let ran = false;
      const begin = (): Promise<void> => ((ran = true), run());
      try {
        await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && begin());
      } catch {
        // There are no locks, or they are forbidden; where storage is as well there is nobody to share with.
        if (!ran) await stored.leased(begin).catch(() => (ran ? undefined : begin()));
      }
    },
    wake(run, after) {
      clearTimeout(timer);
      timer = after < Infinity ? setTimeout(run, after) : undefined;
    },
  });
  for (const type of ['online', 'visibilitychange']) addEventListener(type, () => void (timer && box.flush()));
  return box;
}

/** Sends what waits from earlier visits, of all brands. */
export async function flush(): Promise<void> {
  await Promise.all(waiting().map((name) => boxOf(name).flush()));
}

/**
 * Adds the relay to the channels of a bundle.
 *
 * @param endpoint the relay that the page names, before the brand's own; empty for none. A bad one is warned of.
 */
export function addRelay(senders: Senders, bundle: Bundle, endpoint: string): void {
  const { brand } = bundle;
  const own = relayAddress(endpoint);
  if (own) {
    // The brand is the host's, which may have frozen it.
    Object.assign(bundle, {
      brand: {
        ...brand,
        channels: [{ channel: 'relay', endpoint: own }, ...brand.channels.filter(({ channel }) => channel !== 'relay')],
      },
    });
  } else if (endpoint) warnOnce(`endpoint="${endpoint}" is no address of a relay`);
  senders.relay = (settings, { topic, lang, brand: { id } }) => {
    const name = `help-widget:${topic}.${id}`;
    const box = boxOf(name);
    // What an earlier visit left goes, or is given back, as soon as there is a ticket, noted or not: a browser that is killed
    // has not always written the note, which Chromium does up to 5 seconds later. Where nothing was stored, nothing is opened.
    void (async () => (await indexedDB.databases()).some((one) => one.name === name) && box.flush())().catch(() => {});
    return relayChannel(settings, box, spoken[lang], Date.now, began);
  };
}
