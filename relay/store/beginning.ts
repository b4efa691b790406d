import type { NewTicket } from './store.ts';

/** What of the ticket that another adds to decides how that one begins. */
export interface First {
  readonly state: string;
  readonly problem: string | null;
  readonly problem_status: number | null;
}

/** The columns of forwarding, as they are when a ticket is kept. */
export interface Beginning {
  readonly state: 'queued' | 'delivered' | 'dead';
  readonly dueAt: number | null;
  readonly problem: string | null;
  readonly status: number | null;
  readonly desk: string | null;
  readonly deliveredAt: number | null;
}

const QUEUED: Beginning = {
  state: 'queued',
  dueAt: null,
  problem: null,
  status: null,
  desk: null,
  deliveredAt: null,
};

/** How a ticket begins. An addition waits for its first, and shares its fate. */
export function beginning(
  { acceptedAt, deliveredTo }: Pick<NewTicket, 'acceptedAt' | 'deliveredTo'>,
  first: First | undefined,
): Beginning {
  if (first?.state === 'dead')
    return { ...QUEUED, state: 'dead', problem: first.problem, status: first.problem_status };
  if (first?.state === 'queued') return QUEUED;
  if (deliveredTo === undefined) return { ...QUEUED, dueAt: acceptedAt };
  return { ...QUEUED, state: 'delivered', desk: deliveredTo, deliveredAt: acceptedAt };
}
