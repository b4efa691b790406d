import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Desk, DeskTicket } from '../../../relay/desk/desk.ts';
import type { Outgoing } from '../../../relay/outgoing.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import type { CrashPoint } from './crashes.ts';
import { crashing } from './crashes.ts';

/** A desk of one kind with what stands behind it, for the suite that every desk passes. */
export interface DeskBench {
  readonly make: (outgoing: Outgoing) => Desk;
  readonly outgoing: Outgoing;
  readonly now: () => number;
  /** How many tickets of that submission the desk has, and how many notes for the agent. */
  held(submissionId: string): { readonly tickets: number; readonly notes: number };
  /** What the desk holds for one ticket that was delivered well. */
  readonly whole: { readonly tickets: number; readonly notes: number };
  stop(): Promise<void>;
}

/** A desk's runs are few; a loop that goes on is a defect. */
const RUNS = 10;

/** What every desk promises: {@link Desk}. */
export function deskContract(start: () => Promise<DeskBench>): void {
  const used = async (test: (bench: DeskBench) => Promise<void>): Promise<void> => {
    const bench = await start();
    try {
      await test(bench);
    } finally {
      await bench.stop();
    }
  };

  it('delivers a ticket, and names it', () =>
    used(async (bench) => {
      const ticket = aDeskTicket();
      const outcome = await crashing(bench.make, bench.outgoing, bench.now).run(ticket);
      assert.equal(outcome?.state, 'delivered');
      assert.ok(outcome.deskReference);
      assert.deepEqual(bench.held(ticket.submissionId), bench.whole);
    }));

  it('makes no second ticket when it is called again with what was saved', () =>
    used(async (bench) => {
      const ticket = aDeskTicket();
      const desk = crashing(bench.make, bench.outgoing, bench.now);
      const first = await desk.run(ticket);
      assert.deepEqual(await desk.run(ticket), first);
      assert.deepEqual(bench.held(ticket.submissionId), bench.whole);
    }));

  it('survives a crash before and after each of its steps', () =>
    used(async (bench) => {
      const steps = await stepsOf(bench, aDeskTicket());
      for (const crash of crashPoints(steps)) {
        const ticket = aDeskTicket();
        const desk = crashing(bench.make, bench.outgoing, bench.now);
        await desk.run(ticket, crash);
        assert.equal(await runToEnd(desk, ticket), 'delivered', describe([crash]));
        assert.deepEqual(bench.held(ticket.submissionId), bench.whole, describe([crash]));
      }
    }));

  it('survives a second crash at each step of the run after the first', () =>
    used(async (bench) => {
      const steps = await stepsOf(bench, aDeskTicket());
      for (const first of crashPoints(steps)) {
        for (const second of crashPoints(steps + 3)) {
          const ticket = aDeskTicket();
          const desk = crashing(bench.make, bench.outgoing, bench.now);
          await desk.run(ticket, first);
          await desk.run(ticket, second);
          assert.equal(await runToEnd(desk, ticket), 'delivered', describe([first, second]));
          assert.deepEqual(bench.held(ticket.submissionId), bench.whole, describe([first, second]));
        }
      }
    }));

  it('ends at once when it is aborted before it began, and sends nothing', () =>
    used(async (bench) => {
      const ticket = aDeskTicket();
      const stop = new AbortController();
      stop.abort();
      const desk = bench.make(bench.outgoing);
      const attempt = {
        progress: {},
        signal: stop.signal,
        now: bench.now,
        save: async () => stop.signal.throwIfAborted(),
      };
      if (desk.id !== 'local') await assert.rejects(desk.deliver(ticket, attempt), { name: 'AbortError' });
      assert.equal(bench.held(ticket.submissionId).tickets, 0);
    }));
}

async function stepsOf(bench: DeskBench, ticket: DeskTicket): Promise<number> {
  const desk = crashing(bench.make, bench.outgoing, bench.now);
  await desk.run(ticket);
  return desk.steps;
}

function crashPoints(steps: number): CrashPoint[] {
  return Array.from({ length: steps }, (_, at) => at + 1).flatMap((at) => [
    { at, when: 'before' },
    { at, when: 'after' },
  ]);
}

async function runToEnd(desk: ReturnType<typeof crashing>, ticket: DeskTicket): Promise<string> {
  for (let run = 0; run < RUNS; run += 1) {
    const outcome = await desk.run(ticket);
    if (outcome && outcome.state !== 'later') return outcome.state;
  }
  return 'no end';
}

function describe(points: readonly CrashPoint[]): string {
  return points.map(({ at, when }) => `crash ${when} step ${at}`).join(', ');
}
