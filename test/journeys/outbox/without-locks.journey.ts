import type { Page } from '@playwright/test';
import { installClock } from '../../support/clock.ts';
import { expect, test } from '../../support/outbox/relay-host.ts';
import { stored } from '../../support/outbox/stored.ts';
import { seen, watch } from '../../support/watch.ts';

/** Half of the time that one tab has the outbox to itself, in milliseconds. */
const HALF_A_LEASE = 30_000;

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }));
});

/** How often a page has noted what waits, as each flush does when it is over. */
async function notes(page: Page): Promise<number> {
  return (await seen(page)).writes.filter((write) => write === 'localStorage helpWidget').length;
}

test('without Web Locks the next load delivers what was saved, and leaves no lease behind', async ({ relay, page }) => {
  const customer = await relay.inReview();
  expect(await page.evaluate(() => navigator.locks)).toBeUndefined();
  relay.way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  relay.way.way = 'fine';
  await page.reload();
  await relay.expectNothingWaits();
  expect(relay.tickets.map(({ draft }) => draft.message)).toEqual(['Every word of it']);
  expect(await stored(page)).toEqual([]);
});

test('without Web Locks, a tab that is left during a flush keeps the others out for a minute and no longer', async ({
  relay,
  page,
  context,
}) => {
  await installClock(page);
  const customer = await relay.inReview();
  relay.way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  relay.way.way = 'deaf';
  const posted = relay.way.nextPost();
  await page.reload();
  await posted;
  expect(await stored(page)).toContain('lease');
  const url = page.url();
  await page.close();
  relay.way.way = 'fine';
  const before = relay.way.posts;

  const next = await context.newPage();
  await watch(next);
  await next.goto(url);
  await expect.poll(() => notes(next)).toBeGreaterThan(0);
  // It looks again, in vain.
  const looked = await notes(next);
  await next.clock.fastForward(HALF_A_LEASE);
  await expect.poll(() => notes(next)).toBeGreaterThan(looked);
  expect(relay.way.posts).toBe(before);
  expect(await relay.marked(next)).toBe(true);

  await next.clock.fastForward(HALF_A_LEASE + 1_000);
  await relay.expectNothingWaits(next);
  expect(relay.way.posts).toBe(before + 1);
  expect(relay.tickets).toHaveLength(1);
});
