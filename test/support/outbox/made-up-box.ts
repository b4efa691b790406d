import type { RelaySettings } from '../../../src/bundle/bundle.ts';
import type { OutboxWords } from '../../../src/bundle/words.ts';
import { OUTBOX_WORD_KEYS } from '../../../src/bundle/words.ts';
import type { Delivery } from '../../../src/channel/channel.ts';
import { senders } from '../../../src/channel/channels.ts';
import { relayChannel } from '../../../src/outbox/channel.ts';
import type { Entry } from '../../../src/outbox/entry.ts';

export const RELAY: RelaySettings = { channel: 'relay', endpoint: 'https://relay.example.com' };

/** Every sentence says which it is. */
const SAYS = OUTBOX_WORD_KEYS.map((key) =>
  key === 'added-say' ? 'added to {reference}' : key,
) as unknown as OutboxWords;

/** One ticket that was put into the outbox. */
export interface Put {
  readonly entry: Entry;
  /** Aborted where the customer takes everything back. */
  readonly signal: AbortSignal;
  /** Says that there is work to do first. */
  working(): void;
  answer(delivery: Delivery): void;
}

/** An outbox that the test answers for, behind the channel as it is. */
export interface MadeUpBox {
  readonly puts: readonly Put[];
  /** The last of them. Refuses where there is none. */
  readonly last: Put;
  /** Submission ids that were taken out. */
  readonly recalled: readonly string[];
}

/**
 * From now on, tickets that are mounted and have {@link RELAY} send through a made-up outbox.
 *
 * @param open whether what is taken out may have arrived
 * @param words of the bundle's language; nothing where the relay's part has none
 */
export function makeUpBox({
  open = false,
  words = SAYS,
}: { open?: boolean; words?: OutboxWords | null } = {}): MadeUpBox {
  const puts: Put[] = [];
  const recalled: string[] = [];
  senders.relay = (settings) =>
    relayChannel(
      settings,
      {
        send: (entry, signal, working = () => {}) =>
          new Promise((answer) => void puts.push({ entry, signal, working, answer })),
        flush: () => Promise.resolve(),
        recall(id) {
          recalled.push(id);
          return Promise.resolve(open);
        },
      },
      words ?? undefined,
      Date.now,
    );
  return {
    puts,
    recalled,
    get last() {
      const last = puts.at(-1);
      if (!last) throw new Error('Mistaken test: nothing was sent');
      return last;
    },
  };
}
