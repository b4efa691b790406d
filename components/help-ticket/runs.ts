import type { ChannelId } from '../../src/bundle/bundle.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { UNKNOWN } from '../../src/channel/deliveries.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import type { Memory } from '../internal/memory.ts';

/** One sending of a draft. It goes on when the ticket's view is taken away meanwhile. */
export interface Run {
  readonly draft: Draft;
  readonly channel: ChannelId;
  /** Whether the draft may arrive by this alone. It does not where the customer finishes the sending elsewhere. */
  readonly sends: boolean;
  readonly delivery: Promise<Delivery>;
  /** Whether the host was told what became of it. */
  told: boolean;
}

/** The last run of each widget, so that a view made anew finds it. */
const runs = new WeakMap<Memory, Run>();

/**
 * Begins a run. What may have arrived is remembered before it leaves, so that even a reload finds it; what has arrived
 * is forgotten with everything else.
 */
export function run(memory: Memory, draft: Draft, channel: ChannelId, sends: boolean, promise: Promise<Delivery>): Run {
  const before = memory.read().sent;
  if (sends) memory.write({ sent: { draft, channel } });
  const settle = (delivery: Delivery): Delivery => {
    const { state } = delivery;
    if (runs.get(memory) !== begun) return delivery;
    if (state === 'delivered' || state === 'confirm-by-email') memory.forget();
    // An earlier sending of the same draft may have arrived, whatever became of this one.
    else if (sends && state !== 'unknown') memory.write({ sent: before });
    return delivery;
  };
  const begun: Run = {
    draft,
    channel,
    sends,
    told: false,
    // A host's promise may reject, or bring nothing.
    delivery: promise
      .then((delivery) => delivery ?? UNKNOWN)
      .catch(() => UNKNOWN)
      .then(settle),
  };
  runs.set(memory, begun);
  return begun;
}

export function lastRun(memory: Memory): Run | undefined {
  return runs.get(memory);
}

export function forgetRun(memory: Memory): void {
  runs.delete(memory);
}
