import { html } from 'hono/html';
import { subjectOf } from '../../brief/prepare.ts';
import type { Catalogue } from '../../content/catalogue.ts';
import type { StoredTicket } from '../../store/store.ts';
import type { Filter, Listed } from './listing.ts';
import { listAddress } from './listing.ts';
import { moment } from './moment.ts';
import type { Html } from './page.ts';
import { tokenField } from './page.ts';
import { brandName, ERASED, FLAG_LABELS } from './ticket-words.ts';

const STATES = { open: 'Open', done: 'Done', all: 'All' } as const;

export interface ListPage {
  readonly catalogue: Catalogue;
  readonly filter: Filter;
  readonly found: Listed;
  readonly now: number;
  /** Of forms. */
  readonly token: string;
}

/** The tickets of the desk, newest first. */
export function listPage({ catalogue, filter, found, now, token }: ListPage): Html {
  const { tickets, next } = found;
  return html`<h1>Tickets</h1>
    <nav aria-label="Which tickets">
      <ul class="tabs">
        ${Object.entries(STATES).map(
          ([state, label]) =>
            html`<li>
              <a
                href="${newest({ ...filter, state: state as Filter['state'] })}"
                ${filter.state === state ? html`aria-current="page"` : ''}
                >${label}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    <form class="filters" method="post" action="/desk/search" role="search">
      ${tokenField(token)}
      <input type="hidden" name="state" value="${filter.state}" />
      <div>
        <label for="brand">Brand</label>
        <select id="brand" name="brand">
          <option value="">All brands</option>
          ${[...catalogue.brands].map(
            (id) =>
              html`<option value="${id}" ${filter.brand === id ? html`selected` : ''}>
                ${brandName(catalogue, id)}
              </option>`,
          )}
        </select>
      </div>
      <div class="grow">
        <label for="search">Reference, name, address or words</label>
        <input id="search" name="search" type="search" value="${filter.search ?? ''}" autocomplete="off" />
      </div>
      <button>Show</button>
    </form>
    ${
      tickets.length > 0
        ? html`<ul class="tickets">
            ${tickets.map((ticket) => row(catalogue, ticket, now, filter.state === 'all'))}
          </ul>`
        : html`<p class="card none">${nothingFound(filter)}</p>`
    }
    ${next ? nextPage(next, token) : ''}
    ${filter.after === undefined ? '' : html`<p><a href="${newest(filter)}">To the newest</a></p>`}`;
}

function newest({ state, brand }: Filter): string {
  return listAddress({ state, ...(brand !== undefined && { brand }) });
}

/** @param mixed whether open tickets stand among others, and have to be told from them */
function row(catalogue: Catalogue, ticket: StoredTicket, now: number, mixed: boolean): Html {
  const { reference, brand, acceptedAt, flags, done, notes, draft } = ticket;
  return html`<li class="card">
    <a class="whole" href="/desk/${reference}">
      <span class="subject">${draft ? subjectOf(catalogue, { draft }) : ERASED}</span>
      <span class="quiet">${reference}</span>
    </a>
    <p class="row quiet">
      ${moment(acceptedAt, now)} <span>${brandName(catalogue, brand)}</span>
      ${notes.length > 0 ? html`<span>${notes.length} ${notes.length === 1 ? 'note' : 'notes'}</span>` : ''}
      ${done ? html`<span class="chip good">Done by ${done.agent}</span>` : ''}
      ${mixed && !done ? html`<span class="chip">Open</span>` : ''}
      ${flags.map((flag) => html`<span class="chip odd">${FLAG_LABELS[flag]}</span>`)}
    </p>
  </li>`;
}

function nothingFound({ state, brand, search }: Filter): string {
  if (search !== undefined) return 'Nothing was found. Look among all tickets, or for fewer words.';
  if (brand !== undefined) return 'This brand has no such ticket.';
  return state === 'open' ? 'No ticket is open. All is done.' : 'There is no ticket here yet.';
}

/** A search is carried on by a form, so that what is searched for gets into no address. */
function nextPage(next: Filter, token: string): Html {
  if (next.search === undefined) return html`<p><a class="button" href="${listAddress(next)}">Older tickets</a></p>`;
  return html`<form method="post" action="/desk/search">
    ${tokenField(token)}
    ${Object.entries(next).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button>Older tickets</button>
  </form>`;
}
