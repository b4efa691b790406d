import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import type { NewTicket } from '../../../relay/store/store.ts';
import type { Customer } from '../customer.ts';
import type { Host } from '../host.ts';
import { expect, test as base } from '../host.ts';
import type { Door, DoorOptions } from '../relay/door.ts';
import { openDoor } from '../relay/door.ts';
import { OUTBOX_KEY } from '../../../components/internal/outbox-key.ts';
import type { RunningWay } from './way.ts';
import { startWay } from './way.ts';

/** Ours alone: the words of a ticket that waits. */
export const SAYS = parse(readFileSync('content/words/en/widget.yaml', 'utf8')) as Readonly<Record<string, string>>;

/** A relay, the way to it, and a host page that names it. */
export class RelayHost {
  readonly host: Host;
  readonly page: Page;
  readonly door: Door;
  readonly way: RunningWay;
  constructor(host: Host, door: Door, way: RunningWay) {
    this.host = host;
    this.page = host.page;
    this.door = door;
    this.way = way;
  }

  /** What the relay holds. */
  get tickets(): readonly NewTicket[] {
    return [...this.door.store.tickets.values()];
  }

  /** Goes to a page whose tag names the relay. */
  visit(): Promise<Customer> {
    return this.host.visit({ brand: 'example-sms', attributes: `endpoint="${this.way.url}"` });
  }

  /** Goes there and writes a ticket, up to the review. */
  async inReview(message = 'Every word of it'): Promise<Customer> {
    const customer = await this.visit();
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket({ message });
    await customer.review();
    return customer;
  }

  /** The relay holds one ticket, and the customer is told its reference. */
  async expectReceived(customer: Customer): Promise<void> {
    await customer.expectResult('delivered');
    expect(this.tickets).toHaveLength(1);
    await expect(customer.panel).toContainText(this.tickets[0]?.reference ?? 'no ticket');
  }

  /** The relay holds one ticket and one addition to it, and the customer is told the ticket's reference. */
  async expectAdded(customer: Customer): Promise<void> {
    await customer.expectHeading(SAYS['added-title'] ?? 'no words');
    expect(this.tickets).toHaveLength(2);
    const [first, added] = this.tickets;
    expect(added?.additionTo).toBe(first?.submissionId);
    await expect(customer.panel).toContainText(first?.reference ?? 'no ticket');
  }

  /** The customer is told that the ticket is saved, which the next load can see. */
  async expectSaved(customer: Customer): Promise<void> {
    await customer.expectHeading(SAYS['saved-title'] ?? 'no words');
    expect(await this.marked(customer.page)).toBe(true);
  }

  /** Whether the next load finds that something waits. */
  marked(page = this.page): Promise<boolean> {
    return page.evaluate((key) => localStorage.getItem(key) !== null, OUTBOX_KEY);
  }

  /** Nothing waits on this device any more. */
  async expectNothingWaits(page = this.page): Promise<void> {
    await expect.poll(() => this.marked(page)).toBe(false);
  }
}

interface Fixtures {
  readonly doorOptions: DoorOptions['config'];
  /** How much work a challenge is. */
  readonly proofBits: number;
  readonly relay: RelayHost;
}

/** Journeys with a relay: the real one behind a way that fails as the journey says. */
export const test = base.extend<Fixtures>({
  doorOptions: [{}, { option: true }],
  proofBits: [4, { option: true }],
  relay: async ({ host, doorOptions, proofBits }, use) => {
    const brands = { 'example-sms': { origins: [host.site.origin], desk: { kind: 'local' } } } as const;
    await using door = await openDoor({ config: { brands, ...doorOptions }, proofBits });
    door.clock.time = Date.now();
    await using way = await startWay(() => door.url);
    await use(new RelayHost(host, door, way));
  },
});

export { expect };
