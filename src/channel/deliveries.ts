import type { Draft } from '../ticket/draft.ts';
import type { Delivery, FailureReason } from './channel.ts';

export const UNKNOWN: Delivery = { state: 'unknown' };
export const HANDED_OVER: Delivery = { state: 'handed-over' };

/** Surely not taken, and why. */
export function failed(reason: FailureReason): Delivery {
  return { state: 'failed', reason };
}

/** The `deliver` of channels that are a link: by then the customer has pressed it, and there is nothing left to do. */
export async function handedOver(_draft: Draft, signal: AbortSignal): Promise<Delivery> {
  return signal.aborted ? failed('aborted') : HANDED_OVER;
}
