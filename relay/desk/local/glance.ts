import { html } from 'hono/html';
import { plainLine } from '../../brief/plain.ts';
import type { ListedTicket } from '../../store/store.ts';
import { hiddenMark, hideIn } from './hide.ts';
import type { Html } from './page.ts';

/** How much of the customer's words tells a ticket from others of its kind, in characters. */
const GLANCE = 140;

/**
 * One line that tells a ticket in a list from others of its kind: how the customer's words begin, in their newest version; or
 * what they say they sign in with, where they wrote none.
 *
 * @param revealed whether personal data is shown
 */
export function glance({ draft, latest }: ListedTicket, revealed: boolean): Html {
  const newest = latest ?? draft;
  if (!newest) return html``;
  const drafts = [draft, latest].flatMap((each) => each ?? []);
  const says = plainLine(revealed ? newest.message : hideIn(newest.message, drafts), GLANCE);
  if (says) return html`<p class="glance" lang="${newest.language}" dir="auto">${says}</p>`;
  const name = plainLine(newest.fields['sign-in-name'] ?? '', GLANCE);
  if (!name) return html`<p class="glance">Nothing was written.</p>`;
  return html`<p class="glance">Signs in with ${revealed ? html`<bdi>${name}</bdi>` : hiddenMark()}</p>`;
}
