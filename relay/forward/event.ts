import type { Settlement } from '../store/store.ts';

/** What forwarding has to tell logs and metrics: errors aside, ids and closed words alone. */
export type ForwardEvent =
  | {
      readonly event: 'settled';
      readonly reference: string;
      readonly brand: string;
      readonly desk: string;
      readonly state: Settlement['state'];
      readonly problem?: string;
      /** What the desk answered (HTTP), where it did. */
      readonly status?: number;
      /** Leases so far. */
      readonly attempts: number;
      /** Since it was accepted, in milliseconds. */
      readonly age: number;
    }
  /** Another relay has the ticket now, or the store was away until the lease ended. The work is done again; harmless. */
  | { readonly event: 'lease-lost'; readonly brand: string; readonly desk: string }
  /** A defect of ours. The error's message may hold anything, and is not to be told. */
  | { readonly event: 'forward-defect'; readonly brand: string; readonly desk: string; readonly error: unknown }
  | { readonly event: 'extra-failed'; readonly brand: string }
  /** The store could not be asked; told once until it can be again. */
  | { readonly event: 'forward-paused'; readonly error: unknown };
