import type { ChannelId } from '../../src/bundle/bundle.ts';
import type { Channel, Delivery } from '../../src/channel/channel.ts';
import { UNKNOWN } from '../../src/channel/deliveries.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { HelpDeliveryEvent, HelpSubmitEvent } from './events.ts';
import type { Memory, Sent } from '../internal/memory.ts';

/** One sending of a draft. It goes on when the ticket's view is taken away meanwhile. */
export interface Sending {
  readonly draft: Draft;
  readonly channel: ChannelId;
  /** Whether the customer finishes it elsewhere, so that nothing arrives by this alone. */
  readonly handsOver: boolean;
  readonly delivery: Promise<Delivery>;
  /** Aborted where it was given up. */
  readonly signal: AbortSignal;
  /** Whether the customer was told what became of it. */
  shown: boolean;
}

/** Whose draft it is. */
export interface Sender {
  readonly memory: Memory;
  readonly draft: Draft;
  readonly channel: Channel;
  /** Aborted when the widget is taken out of the page. */
  readonly gone: AbortSignal;
  /** Dispatches an event to the host, as `dispatchEvent` does. */
  tell(event: Event): boolean;
  /** Says something to the customer while it takes longer. */
  say(words: string): unknown;
}

/** The last sending of each memory, so that a view made anew finds it. */
const sendings = new WeakMap<Memory, Sending>();

export function lastSending(memory: Memory): Sending | undefined {
  const sending = sendings.get(memory);
  return sending?.signal.aborted ? undefined : sending;
}

/** What comes now is another ticket. */
export function dropSending(memory: Memory): void {
  sendings.delete(memory);
}

/**
 * Sends a draft, or has the host do it. What may have arrived is remembered before it leaves, so that even a reload
 * finds it; what has arrived is forgotten with everything else. The host is told what became of it, whatever shows by then.
 *
 * @param again whether the customer has sent it before, and it is only taken up again: the host was asked then
 * @returns nothing where the host takes the draft and says no more
 */
export function send(sender: Sender, again?: boolean): Sending | undefined {
  const { memory, draft, channel, tell, gone } = sender;
  const submit = new HelpSubmitEvent(draft);
  // Copying is always the customer's own.
  const taken = !again && channel.id !== 'copy' && !tell(submit);
  if (taken && !submit.response) return undefined;
  const handsOver = !taken && (!!channel.link || channel.id === 'copy');
  // What goes on by itself until it has arrived is taken up again by whoever finds it.
  const lasts = !taken && !!channel.recall;
  const { sent: before, kept, entries } = memory.read();
  const signal = memory.signal();
  const note = (state: Sent['state']): void => memory.write({ sent: { draft, channel: channel.id, state } });
  // What may have arrived before stays so, even if it is handed over now.
  if (!handsOver) note(lasts ? 'later' : 'unknown');
  else if (!before || before.state === 'handed-over') note('handed-over');
  const settle = (answer: Delivery): Delivery => {
    // A host may bring nothing.
    const delivery = answer ?? UNKNOWN;
    const { state } = delivery;
    // Given up, or followed by another ticket, it changes nothing any more.
    if (lastSending(memory) === sending) {
      if (state === 'delivered') memory.wipe();
      else if (state === 'confirm-by-email') note(state);
      else if (['refused', 'failed', !lasts && 'later'].includes(state)) memory.write({ sent: before });
    }
    tell(new HelpDeliveryEvent(delivery, draft.submissionId));
    if (state === 'later') void delivery.next?.then(settle);
    return delivery;
  };
  const delivery =
    submit.response ??
    channel.deliver(draft, signal, gone, { kept, entries, again, say: (words) => sender.say(words) });
  const sending: Sending = {
    draft,
    channel: channel.id,
    handsOver,
    signal,
    shown: false,
    delivery: delivery.catch(() => UNKNOWN).then(settle),
  };
  sendings.set(memory, sending);
  return sending;
}
