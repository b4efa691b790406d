import assert from 'node:assert/strict';
import type { ZendeskConfig } from '../../../relay/config/config.ts';
import type { Attempt, DeskOutcome, DeskTicket } from '../../../relay/desk/desk.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import type { Outgoing } from '../../../relay/outgoing.ts';
import { outgoing } from '../../../relay/outgoing.ts';
import type { Progress } from '../../../relay/store/store.ts';
import type { Fault } from './hostile-desk/faults.ts';
import { holdingsOf } from './hostile-desk/inspection.ts';
import type { HeldTicket } from './hostile-desk/model.ts';
import type { HostileDesk, HostileDeskOptions } from './hostile-desk/server.ts';
import { startHostileDesk, zendeskConfig } from './hostile-desk/server.ts';
import { scaledTime } from './scaled-time.ts';

/** Hours pass in seconds: a desk that stalls for 30 s stalls for 300 ms. */
const SPEED = 100;

/** The Zendesk desk before a Zendesk that is played, with what was saved of each ticket. */
export interface ZendeskBench {
  readonly desk: HostileDesk;
  readonly time: ReturnType<typeof scaledTime>;
  readonly out: Outgoing;
  /** Faults of the next requests, in order; nothing for one that goes well. */
  readonly faults: (Fault | undefined)[];
  /** Runs until the desk has decided, with what was saved before, as the forwarder does. */
  deliver(ticket: DeskTicket, config?: Partial<ZendeskConfig>): Promise<DeskOutcome>;
  /** Runs once, with that progress where it is given. */
  once(ticket: DeskTicket, progress?: Progress, config?: Partial<ZendeskConfig>): Promise<DeskOutcome>;
  held(ticket: DeskTicket): HeldTicket | undefined;
}

export async function withDesk(
  options: HostileDeskOptions,
  test: (bench: ZendeskBench) => Promise<void>,
): Promise<void> {
  const time = scaledTime(SPEED);
  const faults: (Fault | undefined)[] = [];
  const desk = await startHostileDesk({ time, faults: () => faults.shift(), ...options });
  const out = outgoing({ origins: new Set([desk.origin]), allowPrivate: true, patience: 20_000 / SPEED });
  const saved = new Map<string, Progress>();
  const attemptOf = (id: string): Attempt => ({
    progress: saved.get(id) ?? {},
    signal: new AbortController().signal,
    now: time.now,
    save: async (progress) => void saved.set(id, progress),
  });
  const bench: ZendeskBench = {
    desk,
    time,
    out,
    faults,
    async deliver(ticket, config) {
      const zendeskDesk = zendesk(zendeskConfig(desk.origin, config), out, time.now);
      for (let runs = 0; runs < 20; runs += 1) {
        const outcome = await zendeskDesk.deliver(ticket, attemptOf(ticket.submissionId));
        if (outcome.state !== 'later') return outcome;
        await time.wait(outcome.after ?? 1_000, new AbortController().signal);
      }
      throw new Error('The desk never decides');
    },
    once(ticket, progress, config) {
      if (progress) saved.set(ticket.submissionId, progress);
      return zendesk(zendeskConfig(desk.origin, config), out, time.now).deliver(ticket, attemptOf(ticket.submissionId));
    },
    held: ({ submissionId }) => desk.model.tickets.find(({ externalId }) => externalId === submissionId),
  };
  try {
    await test(bench);
  } finally {
    out.close();
    await desk.stop();
  }
}

/** Fails unless the desk holds so many tickets, each once and with its note once. */
export function assertWhole({ model }: HostileDesk, tickets: number): void {
  const { keyLookups: _, submissions, ...holdings } = holdingsOf(model);
  assert.deepEqual(holdings, { tickets, duplicateTickets: [], duplicateNotes: [], withoutNote: [] });
  assert.ok(submissions.length >= tickets);
}
