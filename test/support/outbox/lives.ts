import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Report } from '../relay/chaos/report.ts';
import type { Desk } from './customer.ts';
import { Customers } from './customer.ts';
import type { Network } from './device.ts';
import { Device, NETWORKS, settled } from './device.ts';
import { ledger } from './ledger.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Nothing of its own: what customers were told is what the device is held against. */
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

/** One thing that is under way happens. */
const STEP = fc.nat({ max: 5 }).map((choice) => new Step(`step ${choice}`, ({ device }) => device.step(choice)));

const SEND = atDesk('send', (customers, desk) => customers.send(desk));

/** Everything that is under way happens, and what comes of it. */
const ALL = fc.constant(new Step('all goes on', ({ device }) => goOn(device, 50)));

const COMMANDS: fc.Arbitrary<Step>[] = [
  SEND,
  SEND,
  SEND,
  atDesk('send twice', (customers, desk) => {
    customers.send(desk);
    customers.send(desk);
  }),
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
  // Most of what happens is what is under way.
  STEP,
  STEP,
  STEP,
  ALL,
  ALL,
  ALL,
];

async function goOn(device: Device, most: number): Promise<void> {
  for (let steps = 0; steps < most && (await device.step()); steps += 1);
}

/** A good day: everything works, the customer comes back for a ticket, and time passes. */
async function goodDay(customers: Customers): Promise<void> {
  const { device } = customers;
  device.network = 'fine';
  device.room = true;
  customers.open();
  for (const { tab } of customers.desks) void tab.box.flush();
  for (let hours = 0; hours < 12; hours += 1) {
    await goOn(device, 200);
    await device.pass(HOUR);
  }
}

/**
 * Plays so many lives of a device whose tabs, network and storage fail at any moment: what was told to be received is held by
 * the relay, what was told to be saved is not lost, no ticket is there twice, and after a good day nothing waits.
 *
 * @throws AssertionError with the shortest life in which that is not so
 */
export async function playLives({ lives, seed }: { readonly lives: number; readonly seed: number }): Promise<Report> {
  let received = 0;
  let saved = 0;
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 40, size: 'max' }), chances, async (commands, chance) => {
      const device = new Device(ledger(), () => chance.next().value ?? 0);
      const customers = new Customers(device);
      await fc.asyncModelRun(() => ({ model: {}, real: customers }), commands);
      await goodDay(customers);
      customers.check();
      // What adds to a ticket that was handed back waits for that.
      const back = new Set([...device.stored.values()].filter((entry) => entry.back).map(({ id }) => id));
      const waiting = [...device.stored.values()].filter(
        ({ id, submission }) => !back.has(id) && !back.has(submission.additionTo ?? ''),
      );
      assert.deepEqual(waiting, [], 'something still waits after a good day');
      received += customers.received;
      saved += customers.saved.size;
    }),
    { numRuns: lives, seed },
  );
  return {
    title: `Lives of a device with its outbox (seed ${seed})`,
    figures: [
      { what: 'lives', value: lives },
      { what: 'told "received"', value: received },
      { what: 'told "saved on this device"', value: saved },
      { what: 'told what was not so, lost, or there twice', value: 0, wanted: 0 },
    ],
  };
}
