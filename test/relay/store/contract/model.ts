import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Lease, Store } from '../../../../relay/store/store.ts';
import { aTicket } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

/** What a store of a few lines would hold. */
interface ModelTicket {
  readonly submissionId: string;
  readonly digest: string;
  readonly reference: string;
  readonly first?: ModelTicket;
  words: boolean;
  state: 'queued' | 'delivered' | 'dead';
  dueAt: number;
  deliveredAt: number;
  token?: string;
}

interface Model {
  now: number;
  readonly tickets: ModelTicket[];
  readonly leases: Lease[];
}

interface Real {
  readonly stores: readonly [Store, Store];
  /** Ids and references differ from run to run, in one database. */
  readonly run: number;
}

type Command = fc.AsyncCommand<Model, Real>;

const SLOTS = 5;
const idOf = (run: number, slot: number): string => `run ${run} slot ${slot}`;

function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name };
}

const isDue = ({ now }: Model, { state, dueAt, first }: ModelTicket): boolean =>
  state === 'queued' && dueAt <= now && (!first || first.state === 'delivered');

function acceptOne(slot: number, body: number, to: number | undefined, atOnce: boolean, side: 0 | 1): Command {
  return command(`accept(${slot}, ${body}, ${to}, ${atOnce})`, async (model, { stores, run }) => {
    const submissionId = idOf(run, slot);
    const digest = `body ${body}`;
    const own = `HW-${run}-${model.tickets.length}-${slot}`;
    const answer = await stores[side].accept(
      aTicket({
        submissionId,
        digest,
        reference: own,
        acceptedAt: model.now,
        ...(to !== undefined && { additionTo: idOf(run, to) }),
        ...(atOnce && { deliveredTo: 'a desk at once' }),
      }),
    );
    const held = model.tickets.find((ticket) => ticket.submissionId === submissionId);
    if (held) {
      assert.deepEqual(answer, { state: held.digest === digest ? 'same' : 'different', reference: held.reference });
      return;
    }
    const named = to === undefined ? undefined : model.tickets.find((ticket) => ticket.submissionId === idOf(run, to));
    const root = named?.first ?? named;
    const first = root?.state === 'dead' && !root.words ? undefined : root;
    const reference = first?.reference ?? own;
    assert.deepEqual(answer, { state: 'accepted', reference });
    const there = atOnce && first?.state !== 'queued';
    const state = first?.state === 'dead' ? 'dead' : there ? 'delivered' : 'queued';
    model.tickets.push({
      submissionId,
      digest,
      reference,
      ...(first && { first }),
      words: true,
      state,
      dueAt: model.now,
      deliveredAt: model.now,
    });
  });
}

function leaseSome(limit: number, side: 0 | 1): Command {
  return command(`lease(${limit})`, async (model, { stores }) => {
    const until = model.now + 10;
    const leases = await stores[side].lease({ now: model.now, until, limit });
    const due = model.tickets.filter((ticket) => isDue(model, ticket));
    assert.equal(leases.length, Math.min(limit, due.length));
    for (const lease of leases) {
      const ticket = due.find(({ submissionId }) => submissionId === lease.ticket.submissionId);
      assert.ok(ticket, 'only what is due is leased');
      ticket.token = lease.token;
      ticket.dueAt = until;
      model.leases.push(lease);
    }
  });
}

function settleOne(index: number, state: 'delivered' | 'queued' | 'dead', side: 0 | 1): Command {
  return command(`settle(${index}, ${state})`, async (model, { stores }) => {
    const lease = model.leases[index % (model.leases.length || 1)];
    if (!lease) return;
    const ticket = model.tickets.find(({ token }) => token === lease.token);
    const at = model.now;
    const settled = await stores[side].settle(
      lease,
      state === 'delivered'
        ? { state, at, desk: 'zendesk', deskReference: 'd' }
        : state === 'queued'
          ? { state, dueAt: at + 5, problem: 'busy' }
          : { state, at, problem: 'refused' },
    );
    assert.equal(settled, ticket !== undefined);
    if (!ticket) return;
    delete ticket.token;
    ticket.state = state;
    if (state === 'queued') ticket.dueAt = at + 5;
    if (state === 'delivered') ticket.deliveredAt = at;
    for (const addition of model.tickets.filter(({ first }) => first === ticket)) {
      if (state === 'delivered') addition.dueAt = at;
      if (state === 'dead') addition.state = 'dead';
    }
  });
}

const retry = (side: 0 | 1): Command =>
  command('retryDead', async (model, { stores }) => {
    const dead = model.tickets.filter(({ state, words }) => state === 'dead' && words);
    assert.equal(await stores[side].retryDead(model.now), dead.length);
    for (const ticket of dead) Object.assign(ticket, { state: 'queued', dueAt: model.now });
  });

const erase = (side: 0 | 1): Command =>
  command('eraseDue', async (model, { stores }) => {
    const over = model.tickets.filter(
      ({ state, words, deliveredAt }) => words && state === 'delivered' && deliveredAt < model.now - 20,
    );
    const due = { now: model.now, deliveredBefore: model.now - 20, doneBefore: 0, countedBefore: 0, forgetBefore: 0 };
    assert.equal((await stores[side].eraseDue(due)).tickets, over.length);
    for (const ticket of over) ticket.words = false;
  });

const wait = (time: number): Command =>
  command(`wait(${time})`, async (model) => {
    model.now += time;
  });

const look = (side: 0 | 1): Command =>
  command('look', async (model, { stores, run }) => {
    const waiting = model.tickets.filter(
      ({ state, first }) => state === 'queued' && (!first || first.state === 'delivered'),
    );
    assert.equal(
      await stores[side].nextDue(),
      waiting.length ? Math.min(...waiting.map(({ dueAt }) => dueAt)) : undefined,
    );
    for (const { submissionId, reference, words, state } of model.tickets) {
      const held = (await stores[side].read(reference)).find((ticket) => ticket.submissionId === submissionId);
      assert.deepEqual([held?.state, held?.draft !== undefined], [state, words], `${submissionId} of ${run}`);
    }
  });

const side = fc.constantFrom<0 | 1>(0, 1);
const slot = fc.nat({ max: SLOTS - 1 });
const commands = [
  fc
    .tuple(slot, fc.nat({ max: 1 }), fc.option(slot, { nil: undefined }), fc.boolean(), side)
    .map((args) => acceptOne(...args)),
  fc.tuple(fc.integer({ min: 1, max: 3 }), side).map((args) => leaseSome(...args)),
  fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('delivered', 'queued', 'dead'), side).map((args) => settleOne(...args)),
  side.map(retry),
  side.map(erase),
  fc.constantFrom(1, 5, 10, 30).map(wait),
  side.map(look),
];

export function modelContract(make: MakeDatabase): void {
  test('does as a model of a few lines does, on two connections', async (t) => {
    let run = 0;
    const database = await make(t);
    const stores = [await database.open(), await database.open()] as const;
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40 }), async (sequence) => {
        run += 1;
        const model: Model = { now: run * 1_000_000, tickets: [], leases: [] };
        try {
          await fc.asyncModelRun(() => ({ model, real: { stores, run } }), sequence);
        } finally {
          // Nothing of this run may be due, or die again, in the next.
          await stores[0].eraseAddress([], [String(aTicket().draft.requester.email)]);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
}
