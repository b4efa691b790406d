import type { Desk, DeskTicket } from '../desk/desk.ts';
import { LeaseLost } from '../desk/desk.ts';
import type { Problem } from '../desk/problem.ts';
import type { Lease, Store } from '../store/store.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { AttemptEnd } from './plan.ts';
import { GIVE_UP, LEASE, RENEWAL } from './plan.ts';
import type { Time } from './time.ts';

export interface AttemptWorld {
  readonly store: AttemptStore;
  readonly time: Time;
  /** Aborted when the relay stops. */
  readonly stop: AbortSignal;
  /** When the lease ends. */
  readonly until: number;
}

/** The part of the store that an attempt needs. */
export type AttemptStore = Pick<Store, 'renew' | 'save'>;

export type DeskEnd = AttemptEnd | { readonly state: 'lost' } | { readonly state: 'threw'; readonly error: unknown };

/**
 * Hands one leased ticket to its desk, and keeps the lease while the desk is at work. Never rejects.
 *
 * `lost`: someone else has the ticket now, or may have. `threw`: a defect of the desk's code.
 *
 * `not-saved`: the store could not remember how far it has come, so the desk stopped there.
 */
export async function attempt(
  lease: Lease,
  ticket: DeskTicket,
  desk: Desk,
  { store, time, stop, until }: AttemptWorld,
): Promise<DeskEnd> {
  const ended = new AbortController();
  const lost = new AbortController();
  const keeping = keep(lease, until, { store, time, lost, ended: ended.signal });
  try {
    const signal = AbortSignal.any([stop, lost.signal]);
    return await desk.deliver(ticket, {
      progress: lease.ticket.progress,
      signal,
      now: time.now,
      async save(progress) {
        signal.throwIfAborted();
        if (!(await store.save(lease, progress))) lost.abort(new LeaseLost());
        signal.throwIfAborted();
      },
    });
  } catch (error) {
    if (lost.signal.aborted || error instanceof LeaseLost) return { state: 'lost' };
    if (stop.aborted) return { state: 'stopped' };
    // How far it has come could not be saved, so it must not go on. The lease is still ours.
    if (error instanceof StoreUnavailable) return { state: 'later', problem: 'not-saved' satisfies Problem };
    return { state: 'threw', error };
  } finally {
    ended.abort('ended');
    await keeping;
  }
}

/** Renews a lease until the attempt has ended. Aborts `lost` before anybody else can have the ticket. */
async function keep(lease: Lease, until: number, { store, time, lost, ended }: Keeping): Promise<void> {
  let held = until;
  let next = RENEWAL;
  for (;;) {
    await time.wait(Math.min(next, Math.max(held - GIVE_UP - time.now(), 0)), ended);
    if (ended.aborted) return;
    const wanted = time.now() + LEASE;
    // A store that hangs is no better than one that refuses.
    const late = time.wait(Math.max(held - GIVE_UP - time.now(), 0), ended);
    const ours = await Promise.race([store.renew(lease, wanted), late]).catch(() => undefined);
    if (ended.aborted) return;
    if (ours) {
      held = wanted;
      next = RENEWAL;
    } else if (ours === false || time.now() >= held - GIVE_UP) {
      lost.abort(new LeaseLost());
      return;
    } else next = RENEWAL / 4;
  }
}

interface Keeping {
  readonly store: AttemptStore;
  readonly time: Time;
  readonly lost: AbortController;
  readonly ended: AbortSignal;
}
