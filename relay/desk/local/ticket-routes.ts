import type { Hono } from 'hono';
import { plainText } from '../../brief/plain.ts';
import type { StoredTicket } from '../../store/store.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { DeskContext, DeskEnvironment, DeskParts } from './door.ts';
import { readForm } from './door.ts';
import type { Filter } from './listing.ts';
import { isReference, listAddress, listed, PAGE_SIZE, readFilter } from './listing.ts';
import { listPage } from './list-page.ts';
import { seat } from './page.ts';
import { isRevealToken, revealToken } from './session.ts';
import { noticeOf, show } from './show.ts';
import { NOTE_LIMIT, ticketPage } from './ticket-page.ts';

const DAY = 24 * 60 * 60_000;
/** How long after a form was saved the browser may take to ask for the next page, in seconds. */
const UNTIL_NEXT_PAGE = 30;
/** Other tickets from one address that are shown, at most. */
const OTHERS = 5;

/** The list, and each ticket. Everything here is for those who are signed in. */
export function ticketRoutes(app: Hono<DeskEnvironment>, parts: DeskParts): void {
  const { config, store, catalogue, now } = parts;
  const brands = new Set(Object.keys(config.brands));

  const list = async (c: DeskContext, filter: Filter, revealed = false): Promise<Response> => {
    const [tickets, tally] = await Promise.all([store.list({ ...filter, limit: PAGE_SIZE + 1 }), store.tally(filter)]);
    const found = listed(tickets, filter);
    const signedIn = seat(config, c.get('session'));
    const main = listPage({
      catalogue,
      brands,
      filter,
      found,
      tally,
      revealed,
      now: now(),
      token: signedIn.token,
    });
    return show(c, { title: 'Tickets', main, signedIn });
  };
  /** The ticket of a reference with its additions; nothing where this desk has none. */
  const find = async (reference: string): Promise<readonly [StoredTicket, ...StoredTicket[]] | undefined> => {
    const [ticket, ...additions] = isReference(reference) ? await store.read(reference) : [];
    // A brand may have come from another desk, which has what was written before.
    return ticket && [ticket, ...additions].some(({ desk }) => desk === 'local') ? [ticket, ...additions] : undefined;
  };
  const open = async (c: DeskContext, reference: string, revealed: boolean, fault?: string): Promise<Response> => {
    const found = await find(reference);
    if (!found) return noticeOf(c, 'gone');
    const [ticket, ...additions] = found;
    const near = await store.sameAddress({
      addressHashes: found.flatMap((version) => version.addressHashes),
      since: ticket.acceptedAt - DAY,
      until: ticket.acceptedAt + DAY,
      except: reference,
    });
    const others = await Promise.all(near.slice(0, OTHERS).map(find));
    const signedIn = seat(config, c.get('session'));
    const main = ticketPage({
      catalogue,
      ticket,
      additions,
      others: { count: near.length, newest: others.flatMap((other) => other?.slice(0, 1) ?? []) },
      revealed,
      ...(fault !== undefined && { fault }),
      now: now(),
      token: signedIn.token,
    });
    const title = fault === undefined ? reference : `Check this: ${reference}`;
    return show(c, { title, main, signedIn }, fault === undefined ? 200 : 422);
  };

  app.get('/', (c) => list(c, readFilter(new URL(c.req.url).searchParams, brands)));

  app.post('/search', async (c) => {
    const { form, refused } = await readForm(config, c, c.get('session'));
    if (refused) return noticeOf(c, refused);
    const filter = readFilter(form, brands);
    const reveal = form.get('reveal') === 'yes';
    if (filter.search === undefined && !reveal) return c.redirect(listAddress(filter), 303);
    return list(c, filter, reveal);
  });

  app.get('/:reference', (c) => {
    const reference = c.req.param('reference');
    const token = readCookie(c, 'help-desk-revealed') ?? '';
    const goesOn = isRevealToken(config, c.get('session'), reference, token);
    if (goesOn) writeCookie(c, 'help-desk-revealed', '', 0);
    return open(c, reference, goesOn);
  });

  app.post('/:reference', async (c) => {
    const reference = c.req.param('reference');
    const back = `/desk/${reference}`;
    const { form, refused } = await readForm(config, c, c.get('session'));
    const written = plainText(form?.get('note') ?? '', NOTE_LIMIT).text;
    c.set('written', written);
    if (refused) return noticeOf(c, refused, { written });
    const wish = form.get('do');
    if (wish === 'reveal') return open(c, reference, true);
    if (wish === 'note' && !written) {
      return open(c, reference, form.get('revealed') === 'yes', 'Write the note first. Nothing was saved.');
    }
    const [ticket] = (await find(reference)) ?? [];
    if (!ticket) return noticeOf(c, 'gone', { written });
    const { agent } = c.get('session');
    const changes = wish === 'done' || wish === 'open';
    // Another agent may have been quicker; what they decided is not undone unseen.
    if (changes && form.get('seen') !== (ticket.done ? 'done' : 'open'))
      return noticeOf(c, 'changed', { back, written });
    if (written && !(await store.addNote(reference, { agent, text: written, at: now() }))) {
      return noticeOf(c, 'gone', { written });
    }
    if (changes && !(await store.mark(reference, { done: wish === 'done', agent, at: now() })))
      return noticeOf(c, 'gone');
    // What the agent was looking at stays in sight for one page more, which no address can ask for; not once all is done.
    if (form.get('revealed') === 'yes' && wish !== 'done') {
      writeCookie(c, 'help-desk-revealed', revealToken(config, c.get('session'), reference), UNTIL_NEXT_PAGE);
    }
    return c.redirect(back, 303);
  });
}
