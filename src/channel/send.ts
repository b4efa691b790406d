import type { Draft } from '../ticket/draft.ts';
import type { Channel, Delivery } from './channel.ts';
import { UNKNOWN } from './deliveries.ts';

/** What keeps other tabs from sending: `navigator.locks`, where the browser has it. */
export interface Tabs {
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

/** Drafts being sent from this tab, and those that were: by submission id. */
const sending = new Map<string, Promise<Delivery>>();

/** Submission ids whose lock this tab keeps until it goes. */
const kept = new Set<string>();

/**
 * Sends a draft once, however often it is called (a double click, Enter and a click): while it is being sent, and once
 * it has arrived, every caller gets the one delivery. A draft that did not arrive, or may not have, can be sent anew.
 *
 * Other tabs (a duplicated tab copies the draft with its submission id) are kept out by a Web Lock named after that id.
 * It is held while sending and, once the draft has arrived or may have, until this tab goes: nothing has to be stored.
 * A tab that finds it taken answers `unknown` with `elsewhere`. Where the first tab was closed meanwhile, or the browser
 * has no Web Locks, a second ticket can come of it, under the same submission id.
 *
 * Channels that the customer finishes themselves (a link, the clipboard) are never held back.
 *
 * @param signal of the first caller: the one that is heeded
 */
export function sendOnce(channel: Channel, draft: Draft, signal: AbortSignal, { locks }: Tabs): Promise<Delivery> {
  if (channel.link || channel.id === 'copy') return channel.deliver(draft, signal);
  const id = draft.submissionId;
  let delivery = sending.get(id);
  if (!delivery) {
    const deliver = (): Promise<Delivery> => channel.deliver(draft, signal);
    delivery = locks && !kept.has(id) ? locked(locks, id, deliver) : deliver();
    sending.set(id, delivery);
    void delivery.then(({ state }) => {
      if (!arrived(state)) sending.delete(id);
    });
  }
  return delivery;
}

function locked(locks: Pick<LockManager, 'request'>, id: string, deliver: () => Promise<Delivery>): Promise<Delivery> {
  return new Promise((resolve) => {
    let begun = false;
    locks
      .request(`help-widget ${id}`, { ifAvailable: true }, async (lock) => {
        begun = true;
        if (!lock) return resolve({ state: 'unknown', elsewhere: true });
        const delivery = await deliver();
        resolve(delivery);
        if (!arrived(delivery.state) && delivery.state !== 'unknown') return;
        kept.add(id);
        await new Promise(() => {});
      })
      // Where storage is forbidden (a sandboxed frame) so are locks; that must not stop the ticket.
      .catch(() => resolve(begun ? UNKNOWN : deliver()));
  });
}

function arrived(state: Delivery['state']): boolean {
  return state === 'delivered' || state === 'confirm-by-email';
}
