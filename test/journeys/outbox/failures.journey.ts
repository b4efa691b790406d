import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';
import type { Way } from '../../support/outbox/way.ts';

/** How long a customer waits at most until they are told, in milliseconds. */
const TOLD_WITHIN = 10_000;

const FAILURES: readonly Way[] = [
  'broken',
  'deaf',
  'cut',
  'stalled',
  'no-cors',
  'portal',
  'redirect',
  'no-relay',
  'unavailable',
  'taking',
];

for (const failure of FAILURES) {
  test(`"${failure}": told as saved in time, every word kept, sent by itself once it works again`, async ({
    relay,
  }) => {
    const customer = await relay.inReview();
    relay.way.way = failure;
    const pressed = performance.now();
    await customer.send();
    await expect(customer.panel.locator('h2', { hasText: SAYS['saved-title'] ?? '-' })).toBeVisible({
      timeout: TOLD_WITHIN,
    });
    expect(performance.now() - pressed).toBeLessThan(TOLD_WITHIN);
    await relay.expectSaved(customer);
    relay.way.way = 'fine';
    // A page that is loaded anew sends what waits, without being touched.
    const posted = relay.way.nextPost();
    await relay.page.reload();
    await posted;
    await relay.expectNothingWaits();
    expect(relay.tickets.map(({ draft }) => draft.message)).toEqual(['Every word of it']);
  });
}

test('a name that is not found: told as saved in time', async ({ relay }) => {
  const { host } = relay;
  const customer = await host.visit({ brand: 'example-sms', attributes: 'endpoint="https://relay.invalid"' });
  await customer.open();
  await customer.talkToAPerson();
  await customer.fillTicket({ message: 'Every word of it' });
  await customer.review();
  await customer.send();
  await expect(customer.panel.locator('h2', { hasText: SAYS['saved-title'] ?? '-' })).toBeVisible({
    timeout: TOLD_WITHIN,
  });
});

test('a blocked request, as by an ad blocker: told as saved in time', async ({ relay, context }) => {
  const customer = await relay.inReview();
  await context.route(`${relay.way.url}/**`, (route) => route.abort('blockedbyclient'));
  await customer.send();
  await expect(customer.panel.locator('h2', { hasText: SAYS['saved-title'] ?? '-' })).toBeVisible({
    timeout: TOLD_WITHIN,
  });
  await context.unroute(`${relay.way.url}/**`);
});

test('offline: saved, and sent when the browser is online again, with the page as it is', async ({
  relay,
  context,
}) => {
  const customer = await relay.inReview();
  await context.setOffline(true);
  await customer.send();
  await relay.expectSaved(customer);
  expect(relay.way.posts).toBe(0);
  await context.setOffline(false);
  await relay.expectReceived(customer);
  await relay.expectNothingWaits();
});

test('where nothing can be saved, that is said, with the other ways beside it', async ({ relay, page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'indexedDB', { get: refuse });
    Object.defineProperty(globalThis, 'localStorage', { get: refuse });
  });
  const customer = await relay.inReview();
  relay.way.way = 'broken';
  await customer.send();
  await customer.expectHeading(SAYS['unsaved-title'] ?? '-');
  await expect(customer.panel.getByText(SAYS['unsaved-say'] ?? '-')).toBeVisible();
  await expect(customer.panel.locator('.ways button')).not.toHaveCount(0);
});

test.describe('past the limit of a network', () => {
  const limits = { network: 0, address: 100_000, all: 100_000 };

  test.describe('with little to do', () => {
    test.use({ doorOptions: { limits } });

    test('a moment of work opens the door, and the ticket is received', async ({ relay }) => {
      const customer = await relay.inReview();
      await customer.send();
      await relay.expectReceived(customer);
      expect(relay.door.store.spent.size).toBe(1);
    });
  });

  test.describe('with much to do', () => {
    // More than is done while the test looks.
    test.use({ doorOptions: { limits }, proofBits: 24 });

    test('the page goes on while the work is done, and the customer is told to wait', async ({ relay }) => {
      const customer = await relay.inReview();
      await customer.send();
      await expect(customer.panel.getByRole('status').filter({ hasText: SAYS['one-moment'] ?? '-' })).toBeAttached();
      const frames = await customer.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let count = 0;
            const next = (): unknown => ((count += 1) < 20 ? requestAnimationFrame(next) : resolve(count));
            requestAnimationFrame(next);
          }),
      );
      expect(frames).toBe(20);
      expect(relay.door.store.spent.size).toBe(0);
    });
  });
});
