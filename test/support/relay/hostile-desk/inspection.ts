import { markerOf } from '../../../../relay/desk/zendesk-note.ts';
import type { DeskReply, DeskRequest, HeldTicket, ZendeskModel } from './model.ts';

/** What a desk holds, counted by the submissions that tickets and notes belong to. */
export interface Holdings {
  readonly tickets: number;
  /** Submissions with more than one ticket, or more than one note. */
  readonly duplicateTickets: readonly string[];
  readonly duplicateNotes: readonly string[];
  /** Submissions with a ticket but no note. */
  readonly withoutNote: readonly string[];
  /** Every submission that has a ticket or, as an addition, a note on one. */
  readonly submissions: readonly string[];
  readonly keyLookups: { readonly hit: number; readonly miss: number };
}

export function holdingsOf({ tickets, lookups }: Pick<ZendeskModel, 'tickets' | 'lookups'>): Holdings {
  const made = counts(tickets.map(({ externalId }) => externalId));
  const noted = counts(tickets.flatMap(markersOf));
  const repeated = (of: ReadonlyMap<string, number>): string[] =>
    [...of].flatMap(([id, count]) => (count > 1 ? [id] : []));
  return {
    tickets: tickets.length,
    duplicateTickets: repeated(made),
    duplicateNotes: repeated(noted),
    withoutNote: [...made.keys()].filter((id) => !noted.has(id)),
    submissions: [...new Set([...made.keys(), ...noted.keys()])],
    keyLookups: { ...lookups },
  };
}

/**
 * The desk's answer to whoever looks into it from another process: what it holds at `GET /inspect`, and when each client was
 * there at `GET /inspect/arrivals`. Nothing for every other request.
 */
export function inspect(model: ZendeskModel, { method, url }: DeskRequest): DeskReply | undefined {
  if (method !== 'GET') return undefined;
  if (url === '/inspect') return { status: 200, body: holdingsOf(model) };
  return url === '/inspect/arrivals' ? { status: 200, body: Object.fromEntries(model.arrivals) } : undefined;
}

const MARKER = new RegExp(`${markerOf('([0-9a-f-]{36})')}`, 'g');

/** Submissions whose notes stand in a ticket, one for each note. */
function markersOf({ comments }: HeldTicket): string[] {
  return comments
    .filter((comment) => !comment.public)
    .flatMap(({ html_body: body }) => [...body.matchAll(MARKER)].map(([, id = '']) => id));
}

function counts(ids: readonly string[]): Map<string, number> {
  const of = new Map<string, number>();
  for (const id of ids) of.set(id, (of.get(id) ?? 0) + 1);
  return of;
}
