import type { DeskQuery, ListedTicket } from '../../store/store.ts';

/** Tickets on one page of the list. */
export const PAGE_SIZE = 25;
const SEARCH_LIMIT = 200;

/** What an agent asks the list for. */
export type Filter = Pick<DeskQuery, 'state' | 'brand' | 'search' | 'after'>;

/** Reads a filter from an address's query or a form. Whatever it does not know counts as not said. */
export function readFilter(said: URLSearchParams, brands: ReadonlySet<string>): Filter {
  const state = said.get('state');
  const brand = said.get('brand') ?? '';
  const search = (said.get('search') ?? '').trim().slice(0, SEARCH_LIMIT);
  const after = said.get('after') ?? '';
  return {
    state: state === 'done' || state === 'all' ? state : 'open',
    ...(brands.has(brand) && { brand }),
    ...(search && { search }),
    ...(isReference(after) && { after }),
  };
}

/** The address of a list. What is searched for stands in no address: it is often somebody's name or email. */
export function listAddress({ state, brand, after }: Filter): string {
  const query = new URLSearchParams({
    ...(state !== 'open' && { state }),
    ...(brand !== undefined && { brand }),
    ...(after !== undefined && { after }),
  }).toString();
  return query ? `/desk?${query}` : '/desk';
}

export function isReference(text: string): boolean {
  return /^HW-[\dA-Z]{4}-[\dA-Z]{4}$/.test(text);
}

export interface Listed {
  readonly tickets: readonly ListedTicket[];
  /** The filter of the next page; nothing where this is the last. */
  readonly next?: Filter;
}

/** One page of what was asked for, given one ticket more than fits. */
export function listed(found: readonly ListedTicket[], filter: Filter): Listed {
  const tickets = found.slice(0, PAGE_SIZE);
  const last = tickets.at(-1);
  return found.length > PAGE_SIZE && last ? { tickets, next: { ...filter, after: last.reference } } : { tickets };
}
