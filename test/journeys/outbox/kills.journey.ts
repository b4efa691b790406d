import { startBrowser, profile } from '../../support/outbox/killed-browser.ts';
import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';
import { watch } from '../../support/watch.ts';

/** How often the browser is killed; `OUTBOX_KILLS=200` for the long form. */
const KILLS = Number(process.env['OUTBOX_KILLS'] ?? 10);

/** From Send to the last kill, in milliseconds: longer than storing, posting and telling take together. */
const SPAN = 400;

interface Life {
  /** What the customer was told before the kill. */
  readonly told: 'received' | 'saved' | 'nothing';
  /** How many tickets the relay had then, and after the next visit. */
  readonly atKill: number;
  readonly afterwards: number;
}

/** A customer sends a ticket, the browser is killed so long after it, and the customer comes back. */
async function live(relay: RelayHost, after: number, address: string): Promise<Life> {
  await using folder = await profile();
  relay.door.store.tickets.clear();
  const heading = { told: 'nothing' as Life['told'] };
  const first = await startBrowser(folder.path);
  try {
    const { page } = first;
    await page.exposeFunction('helpTold', (state: string, saved: boolean) => {
      heading.told = state === 'delivered' ? 'received' : saved ? 'saved' : heading.told;
    });
    await watch(page);
    await page.goto(address);
    const customer = relay.host.customer('example-sms', page);
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket({ message: 'Every word of it' });
    await customer.review();
    await page.evaluate(() =>
      addEventListener('help-delivery', ({ delivery }) => {
        const { helpTold } = window as unknown as { helpTold(state: string, saved: boolean): void };
        helpTold(delivery.state, delivery.state === 'later' && !!delivery.saved);
      }),
    );
    const pressed = customer.sendButton.evaluate((button, wait) => {
      (button as HTMLElement).click();
      return new Promise((over) => setTimeout(over, wait));
    }, after);
    await pressed;
  } finally {
    await first.kill();
  }
  const { told } = heading;
  const atKill = relay.tickets.length;
  relay.way.way = 'fine';
  const second = await startBrowser(folder.path);
  try {
    const { page } = second;
    await watch(page);
    await page.goto(address);
    const customer = relay.host.customer('example-sms', page);
    await customer.launcher.click();
    await expect(customer.panel.locator('.view h2')).toBeVisible();
    // What a page notes for the next load is written late, and lost in a kill: then it is found on the way to a ticket.
    if (!relay.tickets.length && !(await relay.marked(page))) await customer.talkToAPerson();
    if (told === 'saved') await expect.poll(() => relay.tickets.length).toBe(1);
    await expect.poll(() => relay.marked(page)).toBe(false);
  } finally {
    await second.kill();
  }
  return { told, atKill, afterwards: relay.tickets.length };
}

for (const way of ['fine', 'unavailable'] as const) {
  test(`${KILLS / 2} kills between Send and receipt, way "${way}": one ticket, or never told`, async ({ relay }) => {
    test.setTimeout(30_000 + KILLS * 10_000);
    const address = relay.host.put({ brand: 'example-sms', attributes: `endpoint="${relay.way.url}"` });
    const lives: Life[] = [];
    for (let kill = 0; kill < KILLS / 2; kill += 1) {
      relay.way.way = way;
      const life = await live(relay, (SPAN * kill) / (KILLS / 2), address);
      lives.push(life);
      expect(life.afterwards, JSON.stringify(life)).toBeLessThanOrEqual(1);
      if (life.told !== 'nothing') expect(life.afterwards, JSON.stringify(life)).toBe(1);
    }
    console.log(
      `${lives.length} kills, way "${way}":`,
      ['received', 'saved', 'nothing']
        .map((told) => `${told} ${lives.filter((life) => life.told === told).length}`)
        .join(', '),
    );
    expect(SAYS['saved-title']).toBeTruthy();
  });
}
