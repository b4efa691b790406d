import type { Page } from '@playwright/test';
import type { Delivery } from '../../src/channel/channel.ts';
import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { expect, standIn, test } from '../support/host.ts';
import { seen, seenTypes } from '../support/watch.ts';

declare global {
  interface Window {
    /** The host's own delivery, as it ends. */
    helpDelivered: (delivery: Delivery) => void;
  }
}

async function inReview(host: Host, attributes = ''): Promise<Customer> {
  const customer = await host.visit({ brand: 'example-sms', attributes });
  await customer.open();
  await customer.talkToAPerson();
  await customer.fillTicket({ message: 'Every word of it' });
  await customer.review();
  return customer;
}

/** From now on the host delivers tickets itself, and takes its time: until {@link deliver}. */
async function hostDelivers(page: Page): Promise<void> {
  await page.evaluate(() =>
    document
      .querySelector('help-widget')
      ?.addEventListener('help-submit', (event) =>
        event.respondWith(new Promise((resolve) => (window.helpDelivered = resolve))),
      ),
  );
}

async function deliver(page: Page, delivery: Delivery): Promise<void> {
  await page.evaluate((answer) => window.helpDelivered(answer), delivery);
}

async function deliveriesTold(page: Page): Promise<number> {
  return (await seenTypes(page)).filter((type) => type === 'help-delivery').length;
}

function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...sessionStorage }));
}

test.describe('while a ticket is on its way', () => {
  test('Back waits for it', async ({ host, page }) => {
    const customer = await inReview(host);
    await hostDelivers(page);
    await customer.send();
    await expect(customer.panel.getByRole('button', { name: customer.bundle.words.sending })).toBeVisible();
    await customer.pressBack();
    await expect(customer.panel.getByRole('button', { name: customer.bundle.words.sending })).toBeVisible();
    await deliver(page, { state: 'later' });
    await customer.expectResult('later');
    await customer.pressBack();
    await customer.expectHeading(customer.bundle.words['review-title']);
    await customer.pressBack();
    await expect(customer.field('message')).toHaveValue('Every word of it');
    await customer.back();
    await customer.expectStep('what-happens');
  });

  for (const ends of ['elsewhere', 'in sight'] as const) {
    test(`"Your answers" can be read, and the result shows: it ends ${ends}`, async ({ host, page }) => {
      const customer = await inReview(host);
      await hostDelivers(page);
      await customer.send();
      await customer.yourAnswers();
      if (ends === 'elsewhere') {
        await deliver(page, { state: 'failed', reason: 'not-accepted' });
        await expect.poll(() => deliveriesTold(page)).toBe(1);
        await customer.pressBack();
      } else {
        await customer.pressBack();
        await expect(customer.panel.getByRole('button', { name: customer.bundle.words.sending })).toBeVisible();
        await deliver(page, { state: 'failed', reason: 'not-accepted' });
      }
      await customer.expectResult('failed', customer.bundle.words['failed-not-accepted']);
      await customer.expectFocusOnHeading(customer.bundle.words['failed-title']);
      expect(await deliveriesTold(page)).toBe(1);
    });
  }

  test('closing the panel changes nothing: the result shows at the next opening', async ({ host, page }) => {
    const customer = await inReview(host);
    await hostDelivers(page);
    await customer.send();
    await customer.escape();
    await deliver(page, { state: 'delivered', reference: 'HELP-7' });
    await expect.poll(() => deliveriesTold(page)).toBe(1);
    await customer.launcher.click();
    await customer.expectResult('delivered');
    expect(await deliveriesTold(page)).toBe(1);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  for (const delivery of [
    { state: 'delivered', reference: 'HELP-7' },
    { state: 'confirm-by-email' },
    { state: 'failed', reason: 'not-accepted' },
    { state: 'unknown' },
  ] as const) {
    test(`it can be removed from the device, whatever comes then: ${delivery.state}`, async ({ host, page }) => {
      const customer = await inReview(host);
      await hostDelivers(page);
      await customer.send();
      await customer.removeFromDevice('removed-not-recalled');
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await deliver(page, delivery);
      await expect.poll(() => deliveriesTold(page)).toBe(1);
      await customer.expectStep('what-happens');
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await customer.talkToAPerson();
      await expect(customer.field('message')).toHaveValue('');
      expect(await stored(page)).not.toContain('Every word of it');
    });
  }

  test('our own sending is given up when it is removed', async ({ host, page }) => {
    const customer = await inReview(host);
    host.desk.faults.push({ fault: 'way', way: 'stalled', kept: true });
    const heard = host.desk.heard('POST');
    await customer.send();
    await heard;
    await customer.removeFromDevice('removed-not-recalled');
    await expect.poll(() => deliveriesTold(page)).toBe(1);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('where the walk begins at a ticket, removing it leaves an empty form that waits for nothing', async ({
    host,
    page,
  }) => {
    const customer = await host.visit({ brand: 'example-sms', attributes: 'step="unlock-user"' });
    customer.beginsAt('unlock-user');
    await customer.open();
    await customer.fillTicket({ message: 'Every word of it' });
    await customer.review();
    await hostDelivers(page);
    await customer.send();
    await customer.removeFromDevice('removed-not-recalled');
    await expect(customer.field('message')).toHaveValue('');
    await deliver(page, { state: 'unknown' });
    await expect.poll(() => deliveriesTold(page)).toBe(1);
    await expect(customer.field('message')).toHaveValue('');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

test.describe('after a reload', () => {
  test('the review is there, with the way that was chosen', async ({ host, page }) => {
    const customer = await inReview(host);
    await customer.choose('copy');
    await page.reload();
    await customer.launcher.click();
    await customer.expectHeading(customer.bundle.words['review-title']);
    await expect(customer.sendButton).toContainText(customer.bundle.words['send-copy']);
    await expect(customer.panel.locator('.ticket')).toContainText('Every word of it');
  });

  test('what was handed over says that it is still to be sent', async ({ host, page, context }) => {
    const customer = await inReview(host);
    await standIn(context);
    await customer.choose('zendesk-form');
    const opened = context.waitForEvent('page');
    await customer.send();
    await opened;
    await customer.expectResult('handed-over');
    await page.bringToFront();
    await page.reload();
    // The routes that stand in for other hosts answer for the fake desk no more than before: nothing is sent here.
    await customer.launcher.click();
    await customer.expectResult('handed-over');
    await customer.removeFromDevice();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('what waits for an email says so, and can go another way', async ({ host, page }) => {
    const customer = await inReview(host);
    await customer.send();
    await customer.expectResult('confirm-by-email');
    await page.reload();
    await customer.launcher.click();
    await customer.expectResult('confirm-by-email');
    await customer.choose('copy');
    await customer.pressBack();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('what is inline leaves the focus to the page', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms', attributes: 'mode="inline" open' });
    await customer.talkToAPerson();
    await customer.fillTicket();
    await customer.review();
    await hostDelivers(page);
    await customer.send();
    host.put({
      brand: 'example-sms',
      attributes: 'mode="inline"',
      tag: '<help-widget brand="example-sms" mode="inline"></help-widget>',
    });
    await page.reload();
    await customer.expectResult('unknown');
    await expect(page.locator('body')).toBeFocused();
  });
});

test('what was typed into a ticket with no answers before it can be removed', async ({ host, page }) => {
  const customer = await host.visit({ brand: 'example-sms', attributes: 'step="unlock-user"' });
  customer.beginsAt('unlock-user');
  await customer.open();
  await customer.fill('message', 'Not for others');
  expect(await stored(page)).toContain('Not for others');
  await customer.removeFromDevice();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await expect(customer.field('message')).toHaveValue('');
});

test('an error code that changes while somebody types moves nobody', async ({ host, page }) => {
  const customer = await host.visit({ brand: 'example-sms', attributes: 'error-code="user-locked"' });
  customer.beginsAt('lock-signs');
  await customer.open();
  await customer.talkToAPerson();
  await customer.field('message').pressSequentially('Every ');
  const before = (await seen(page)).events.length;
  await customer.widget.evaluate((widget) => widget.setAttribute('error-code', 'anything-else'));
  await page.keyboard.type('word of it');
  await expect(customer.field('message')).toHaveValue('Every word of it');
  await expect(customer.field('message')).toBeFocused();
  expect((await seen(page)).events.slice(before)).toEqual([]);
});
