import type { RelaySettings } from '../bundle/bundle.ts';
import type { OutboxWords } from '../bundle/words.ts';
import type { Besides as Asked, Channel, Delivery, Told } from '../channel/channel.ts';
import { givenUp } from '../channel/given-up.ts';
import { UNKNOWN } from '../channel/deliveries.ts';
import { KEPT_KEY_LIMIT, KEPT_LIMIT } from '../ticket/draft.ts';
import { entryOf } from './entry.ts';
import type { Outbox } from './outbox.ts';

/** The field that people don't see; what programs write into it goes along. */
export const TRAP = 'website';

/**
 * The relay as a channel: a ticket stands in the outbox before it is posted, and until the relay holds it.
 *
 * @param said in the bundle's language; nothing where that has no words of this channel: then the bundle's own are told
 * @param now milliseconds since 1970
 * @param began when the customer could begin to write, however often the channel is made anew
 */
export function relayChannel(
  { endpoint }: RelaySettings,
  box: Outbox,
  said: OutboxWords | undefined,
  now: () => number,
  began = now(),
): Channel {
  const words = (delivery: Delivery): Told | undefined => {
    if (!said) return undefined;
    const [savedTitle, savedSay, unsavedTitle, unsavedSay, addedTitle, addedSay] = said;
    if (delivery.state === 'later') return delivery.saved ? [savedTitle, savedSay] : [unsavedTitle, unsavedSay];
    if (delivery.state !== 'delivered' || !delivery.addition) return undefined;
    return [addedTitle, addedSay.replace('{reference}', delivery.reference)];
  };
  const inWords = (delivery: Delivery): Delivery => {
    const told = words(delivery);
    const next = delivery.state === 'later' && delivery.next?.then(inWords);
    return { ...delivery, ...(told && { told }), ...(next && { next }) } as Delivery;
  };
  return {
    id: 'relay',
    takes: () => true,
    async deliver(draft, signal, _gone, { kept, entries, say, again }: Asked = {}) {
      const besides = {
        kept: kept?.filter((key) => key.length <= KEPT_KEY_LIMIT).slice(-KEPT_LIMIT),
        trap: entries?.[TRAP]?.slice(0, KEPT_KEY_LIMIT),
        seconds: Math.max(0, (now() - began) / 1_000) | 0,
      };
      const working = (): unknown => said && say?.(said[6]);
      const sending = box.send(entryOf(endpoint, draft, besides, now()), signal, working, again);
      return inWords(await Promise.race([sending, givenUp(signal)]).catch(() => UNKNOWN));
    },
    recall: ({ submissionId }) => box.recall(submissionId),
  };
}
