import type { Bundle } from '../../src/bundle/bundle.ts';
import type { OutboxWords } from '../../src/bundle/words.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { senders } from '../../src/channel/channels.ts';
import { relayChannel } from '../../src/outbox/channel.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import type { State } from './card.ts';
import { comeBackTo, FILLED, state } from './ticket-state.ts';

const REFERENCE = 'HW-7K2M-Q9RD';
const never = new Promise<never>(() => {});

/** What the outbox answers at once; nothing where it has work to do first. */
const ANSWERS: Readonly<Record<string, Delivery | undefined>> = {
  'Being sent, with work to do first': undefined,
  'Saved on this device': { state: 'later', saved: true, next: never },
  'Saved, and not to be tried too soon': { state: 'later', saved: true, after: 95, next: never },
  'Waiting, where nothing can be saved': { state: 'later', next: never },
  'Sent by itself': { state: 'delivered', reference: REFERENCE },
  'Added to the first version': { state: 'delivered', reference: REFERENCE, addition: true },
  'Not taken by the relay': { state: 'failed', reason: 'not-accepted' },
};

/**
 * The states of a ticket that goes by a relay, with an outbox that sends and stores nothing.
 *
 * @param words those of the relay's part
 */
export function waiting(written: Bundle, words: OutboxWords | undefined): readonly State[] {
  /** With the relay before the brand's other channels. */
  const withRelay = (answer?: Delivery): Bundle => {
    const { brand } = written;
    const others = brand.channels.filter(({ channel }) => channel !== 'relay');
    const channels = [{ channel: 'relay', endpoint: location.origin } as const, ...others];
    const bundle: Bundle = { ...written, brand: { ...brand, channels } };
    answers.set(bundle, answer);
    return bundle;
  };
  const answers = new WeakMap<Bundle, Delivery | undefined>();
  senders.relay = (settings, bundle) => relayChannel(settings, stillOutbox(answers.get(bundle)), words, Date.now);
  const relay = { channel: 'relay' } as const;
  return [
    state('By relay', withRelay(), FILLED, { view: 'review' }),
    ...Object.entries(ANSWERS).map(([name, answer]) =>
      comeBackTo(name, withRelay(answer), { ...relay, state: 'later' }, !!answer),
    ),
    comeBackTo('Received before', withRelay(), { ...relay, state: 'delivered', reference: REFERENCE }),
    comeBackTo('Handed back after 7 days', withRelay(), { ...relay, state: 'failed' }),
    comeBackTo('Handed back, and may have arrived', withRelay(), { ...relay, state: 'unsure' }),
    state('Removed from this device', withRelay(), FILLED, {
      view: 'result',
      result: { state: 'delivered', reference: REFERENCE },
      wiped: true,
    }),
  ];
}

function stillOutbox(answer: Delivery | undefined): Outbox {
  return {
    async send(_entry, _signal, working) {
      // It is only known once the relay was asked.
      if (!answer) setTimeout(() => working?.());
      return answer ?? never;
    },
    flush: () => Promise.resolve(),
    recall: () => Promise.resolve(false),
  };
}
