import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Desk } from '../support/outbox/customer.ts';
import { Customers } from '../support/outbox/customer.ts';
import type { Network } from '../support/outbox/device.ts';
import { Device, NETWORKS, settled } from '../support/outbox/device.ts';
import { ledger } from '../support/outbox/ledger.ts';

/** How many lives of a device are played. */
const RUNS = Number(process.env['OUTBOX_RUNS'] ?? 1_000);

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** The model is what customers were told, and stands beside the device in the real thing. */
type Model = Record<string, never>;

class Step implements fc.AsyncCommand<Model, Customers> {
  readonly #name: string;
  readonly #act: (customers: Customers) => unknown;
  constructor(name: string, act: (customers: Customers) => unknown) {
    this.#name = name;
    this.#act = act;
  }
  check(): boolean {
    return true;
  }
  async run(_model: Model, customers: Customers): Promise<void> {
    await this.#act(customers);
    await settled();
    customers.check();
  }
  toString(): string {
    return this.#name;
  }
}

function atDesk(name: string, act: (customers: Customers, desk: Desk) => unknown): fc.Arbitrary<Step> {
  return fc.nat({ max: 2 }).map(
    (number) =>
      new Step(`${name} in tab ${number}`, (customers) => {
        const desk = customers.desks[number % customers.desks.length];
        return desk && act(customers, desk);
      }),
  );
}

const COMMANDS: fc.Arbitrary<Step>[] = [
  atDesk('send', (customers, desk) => customers.send(desk)),
  atDesk('send twice', (customers, desk) => (customers.send(desk), customers.send(desk))),
  atDesk('change the words', (customers, desk) => customers.change(desk)),
  atDesk('reload', (customers, desk) => customers.reload(desk)),
  atDesk('close', (customers, desk) => customers.close(desk)),
  atDesk('duplicate', (customers, desk) => customers.desks.length < 3 && customers.duplicate(desk)),
  atDesk('come back', (_customers, { tab }) => tab.awake?.()),
  atDesk('choose another way', (customers, desk) => customers.recall(desk)),
  atDesk('remove from this device', (customers, desk) => customers.remove(desk)),
  fc
    .constantFrom<Network>(...NETWORKS)
    .map((network) => new Step(`the network is ${network}`, ({ device }) => (device.network = network))),
  fc
    .boolean()
    .map((room) => new Step(`the browser keeps ${room ? 'things' : 'nothing'}`, ({ device }) => (device.room = room))),
  fc
    .constantFrom(SECOND, 30 * SECOND, HOUR, 8 * DAY, -400 * DAY)
    .map((time) => new Step(`${time / SECOND} seconds pass`, ({ device }) => device.pass(time))),
  // Most of what happens is one thing under way after another.
  ...[0, 1, 2].map(() =>
    fc.nat({ max: 5 }).map((choice) => new Step(`step ${choice}`, ({ device }) => device.step(choice))),
  ),
  fc.constant(
    new Step('all goes on', async ({ device }) => {
      for (let steps = 0; steps < 50 && (await device.step()); steps += 1);
    }),
  ),
];

/** A good day: everything works, the customer comes back, and time passes. */
async function quiet(customers: Customers): Promise<void> {
  const { device } = customers;
  device.network = 'fine';
  device.room = true;
  customers.open();
  // As soon as there is a ticket in a tab, whatever the last visit has noted.
  for (const { tab } of customers.desks) void tab.box.flush();
  for (let rounds = 0; rounds < 12; rounds += 1) {
    for (let steps = 0; steps < 200 && (await device.step()); steps += 1);
    await device.pass(HOUR);
  }
}

describe('a device whose tabs, network and storage fail at any moment', () => {
  test(`${RUNS} lives: what was received is held, what was saved is not lost, nothing arrives twice`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(COMMANDS, { maxCommands: 40, size: 'max' }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        async (commands, random) => {
          const device = new Device(ledger(), () => random.next().value ?? 0);
          const customers = new Customers(device);
          await fc.asyncModelRun(() => ({ model: {}, real: customers }), commands);
          await quiet(customers);
          customers.check();
          assert.deepEqual(
            [...device.stored.values()].filter(({ back }) => !back),
            [],
            'something still waits after a good day',
          );
        },
      ),
      { numRuns: RUNS },
    );
  });
});
