import { html } from 'hono/html';
import { subjectOf } from '../../brief/prepare.ts';
import type { Catalogue } from '../../content/catalogue.ts';
import type { ListedTicket, Tally } from '../../store/store.ts';
import { glance } from './glance.ts';
import type { Filter, Listed } from './listing.ts';
import { listAddress } from './listing.ts';
import { moment } from './moment.ts';
import type { Html } from './page.ts';
import { tokenField } from './page.ts';
import { brandName, ERASED, FLAG_LABELS } from './ticket-words.ts';

/** Classes of what leads to a list. */
const LOOKS = { link: 'way', button: 'button', small: 'button quiet' } as const;

const STATES = { open: 'Open', done: 'Done', all: 'All' } as const;

export interface ListPage {
  readonly catalogue: Catalogue;
  /** Ids of those whose tickets the relay takes. */
  readonly brands: ReadonlySet<string>;
  readonly filter: Filter;
  readonly found: Listed;
  /** Of what is asked for, in each state. */
  readonly tally: Tally;
  /** Whether personal data is shown. Until then it is nowhere in the page. */
  readonly revealed: boolean;
  readonly now: number;
  /** Of forms. */
  readonly token: string;
}

/** The tickets of the desk, newest first. */
export function listPage(shown: ListPage): Html {
  const { filter, found, tally, token } = shown;
  const { tickets, next } = found;
  const counts = { ...tally, all: tally.open + tally.done };
  return html`<h1>Tickets</h1>
    <nav aria-label="Which tickets">
      <ul class="tabs">
        ${Object.entries(STATES).map(([id, label]) => {
          const state = id as Filter['state'];
          const current = filter.state === state;
          const says = html`${label} <span class="count">${counts[state]}</span>`;
          return html`<li>${way({ ...newest(filter), state }, says, { token, current })}</li>`;
        })}
      </ul>
    </nav>
    <form class="filters" method="post" action="/desk/search" role="search">
      ${tokenField(token)}
      <input type="hidden" name="state" value="${filter.state}" />
      ${brandChoice(shown)}
      <div class="grow">
        <label for="search">Reference, name, address, words or notes</label>
        <input id="search" name="search" type="search" value="${filter.search ?? ''}" autocomplete="off" />
      </div>
      <button>Show</button>
    </form>
    ${
      tickets.length > 0
        ? html`${byReference(shown)} ${reveal(shown)}
            <ul class="tickets">
              ${tickets.map((ticket) => row(shown, ticket))}
            </ul>`
        : html`<div class="card none">${nothingFound(filter, counts.all, token)}</div>`
    }
    ${next ? way(next, html`Older tickets`, { token, looks: 'button' }) : ''}
    ${filter.after === undefined ? '' : way(newest(filter), html`To the newest`, { token })}`;
}

/** The first page of the same. */
function newest({ state, brand, search }: Filter): Filter {
  return { state, ...(brand !== undefined && { brand }), ...(search !== undefined && { search }) };
}

/**
 * A link to a list; or a form, where something is searched for: that gets into no address.
 *
 * @param looks a form's button looks like a link unless it says otherwise
 */
function way(
  to: Filter,
  says: Html,
  { token, current = false, looks = 'link' }: { token: string; current?: boolean; looks?: keyof typeof LOOKS },
): Html {
  const here = current ? html`aria-current="page"` : '';
  if (to.search === undefined) {
    return html`<a href="${listAddress(to)}" class="${LOOKS[looks]}" ${here}>${says}</a>`;
  }
  return html`<form method="post" action="/desk/search" class="inline">
    ${tokenField(token)} ${asFields(to)}
    <button class="${LOOKS[looks]}" ${here}>${says}</button>
  </form>`;
}

/** A ticket that was meant by its reference stands under whichever tab was open: else it looks as if the tab were wrong. */
function byReference({ filter: { state }, found }: ListPage): Html {
  const elsewhere = state !== 'all' && found.tickets.some(({ done }) => (state === 'done') !== Boolean(done));
  return elsewhere ? html`<p class="hint">Found by its reference, among all tickets.</p>` : html``;
}

/** Nothing to choose from where there is one brand alone. */
function brandChoice({ catalogue, brands, filter }: ListPage): Html {
  if (brands.size < 2) return html``;
  return html`<div>
    <label for="brand">Brand</label>
    <select id="brand" name="brand">
      <option value="">All brands</option>
      ${[...brands].map(
        (id) =>
          html`<option value="${id}" ${filter.brand === id ? html`selected` : ''}>${brandName(catalogue, id)}</option>`,
      )}
    </select>
  </div>`;
}

function reveal({ filter, found, revealed, token }: ListPage): Html {
  if (revealed) return html`<div class="row">${way(filter, html`Hide personal data`, { token, looks: 'small' })}</div>`;
  if (!found.tickets.some(({ draft, latest }) => draft ?? latest)) return html``;
  return html`<form class="row" method="post" action="/desk/search">
    ${tokenField(token)} ${asFields(filter)}
    <button class="quiet" name="reveal" value="yes">Show personal data</button>
  </form>`;
}

function row({ catalogue, filter, revealed, now }: ListPage, ticket: ListedTicket): Html {
  const { reference, brand, acceptedAt, flags, done, notes, draft, latest } = ticket;
  const newest = latest ?? draft;
  // Others stand among those that are open where all are listed, or one was found by its reference.
  const mixed = filter.state !== 'open';
  return html`<li class="card">
    <a class="whole" href="/desk/${reference}">
      <span class="subject">${newest ? subjectOf(catalogue, { draft: newest }) : ERASED}</span>
      <span class="quiet">${reference}</span>
    </a>
    ${glance(ticket, revealed)}
    <p class="row quiet">
      ${moment(acceptedAt, now)} <span>${brandName(catalogue, brand)}</span>
      ${notes.length > 0 ? html`<span>${notes.length} ${notes.length === 1 ? 'note' : 'notes'}</span>` : ''}
      ${done ? html`<span class="chip good">Done by ${done.agent}</span>` : ''}
      ${mixed && !done ? html`<span class="chip">Open</span>` : ''}
      ${flags.map((flag) => html`<span class="chip odd">${FLAG_LABELS[flag]}</span>`)}
    </p>
  </li>`;
}

function asFields(filter: Filter): readonly Html[] {
  return Object.entries(filter).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

/** @param elsewhere how many of the brand there are in whatever state */
function nothingFound(filter: Filter, elsewhere: number, token: string): Html {
  const { state, brand, search } = filter;
  if (search === undefined) {
    if (brand !== undefined) return html`This brand has no such ticket.`;
    return state === 'open' ? html`No ticket is open. All is done.` : html`There is no ticket here yet.`;
  }
  if (state === 'all' && brand === undefined) {
    return html`Nothing was found. Every word has to stand in the ticket or its notes: look for fewer words.`;
  }
  const all = way({ state: 'all', search }, html`all tickets`, { token });
  const there = elsewhere > 0 && brand === undefined ? html` (${elsewhere} found there)` : '';
  return html`<span>Nothing was found here. Look among</span> ${all}${there}<span>, or for fewer words.</span>`;
}
