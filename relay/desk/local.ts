import type { Desk } from './desk.ts';

/**
 * The relay's own desk: a ticket stays where it is, and agents read it at `/desk`, under our own reference; an addition stands
 * below the ticket it adds to. Most are there from the moment they are kept (`deskAtOnce`). Those that were queued for another
 * reason come this way: a line to Slack belongs to them, or the brand had another desk before.
 */
export const localDesk: Desk = {
  id: 'local',
  place: 'local',
  deliver: (ticket) => Promise.resolve({ state: 'delivered', deskReference: ticket.reference }),
};
