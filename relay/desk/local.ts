import type { Desk } from './desk.ts';

/**
 * The relay's own desk: a ticket stays where it is, and agents read it at `/desk`. So it is delivered at once, under our
 * own reference; an addition stands below the ticket it adds to.
 */
export const localDesk: Desk = {
  id: 'local',
  place: 'local',
  deliver: (ticket) => Promise.resolve({ state: 'delivered', deskReference: ticket.reference }),
};
