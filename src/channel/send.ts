import type { Draft } from '../ticket/draft.ts';
import type { Channel, Delivery } from './channel.ts';
import { UNKNOWN } from './deliveries.ts';

/** What keeps other tabs from sending. */
export interface Page {
  /** `navigator.locks`. Throws where the browser has none, or forbids them. */
  readonly locks: () => Locks;
  /** The window: it tells when the page is left, and when it is back. */
  readonly page: EventTarget;
}

interface Tabs extends Page {
  readonly gone: AbortSignal;
}

type Locks = Pick<LockManager, 'request'>;

/** Drafts being sent from this tab, and those that were: by submission id. */
const sending = new Map<string, Promise<Delivery>>();

/** Submission ids whose lock this page keeps. */
const kept = new Set<string>();

/**
 * A channel that sends a draft once, however often it is called (a double click, Enter and a click): while it is being
 * sent, and once it has arrived, every caller gets the one delivery, of whichever channel. A draft that did not arrive,
 * or may not have, can be sent anew.
 *
 * Other tabs (a duplicated tab copies the draft with its submission id) are kept out by a Web Lock named after that id.
 * It is held while sending and, once the draft has arrived or may have, as long as this page shows: nothing has to be
 * stored. A tab that finds it taken answers `unknown` with `elsewhere`. Where the first tab has left the page meanwhile, or
 * the browser has no Web Locks, a second ticket can come of it, under the same submission id.
 *
 * Of several callers, the signal of the first is heeded.
 */
export function sentOnce(channel: Channel, page: Page): Channel {
  return {
    ...channel,
    deliver: (draft, signal, gone = new AbortController().signal) =>
      sendOnce(channel, draft, signal, { ...page, gone }),
  };
}

function sendOnce(channel: Channel, draft: Draft, signal: AbortSignal, tabs: Tabs): Promise<Delivery> {
  const id = draft.submissionId;
  let delivery = sending.get(id);
  if (!delivery) {
    const deliver = (): Promise<Delivery> => channel.deliver(draft, signal, tabs.gone);
    delivery = kept.has(id) ? deliver() : locked(`help-widget ${id}`, deliver, tabs, () => kept.add(id));
    sending.set(id, delivery);
    void delivery.then(({ state }) => {
      if (!arrived(state)) sending.delete(id);
    });
  }
  return delivery;
}

function locked(name: string, deliver: () => Promise<Delivery>, tabs: Tabs, keep: () => void): Promise<Delivery> {
  return new Promise((resolve) => {
    let begun = false;
    // Where storage is forbidden (a sandboxed frame) so are locks; that must not stop the ticket.
    request(name, tabs, async (lock) => {
      begun = true;
      if (!lock) return resolve({ state: 'unknown', elsewhere: true });
      const delivery = await deliver();
      resolve(delivery);
      if (!arrived(delivery.state) && delivery.state !== 'unknown') return;
      keep();
      await hold(name, tabs);
    }).catch(() => resolve(begun ? UNKNOWN : deliver()));
  });
}

async function request(name: string, { locks }: Tabs, callback: LockGrantedCallback<void>): Promise<void> {
  await locks().request(name, { ifAvailable: true }, callback);
}

/**
 * Settles when the page is left: a lock that is held then would keep the page out of the back/forward cache, always or
 * as soon as another tab asks for it (Chromium 156: "weblocks-contention"). A page that comes back takes it again.
 */
function hold(name: string, tabs: Tabs): Promise<void> {
  const { page, gone } = tabs;
  const options = { once: true, signal: gone };
  return new Promise((leave) => {
    const again = (): void => {
      request(name, tabs, (lock) => lock && hold(name, tabs)).catch(() => {});
    };
    const left = (): void => {
      leave();
      page.addEventListener('pageshow', again, options);
    };
    if (gone.aborted) return leave();
    page.addEventListener('pagehide', left, options);
    gone.addEventListener('abort', () => leave());
  });
}

function arrived(state: Delivery['state']): boolean {
  return state === 'delivered' || state === 'confirm-by-email';
}
