import type { Fault } from '../../demo/desk/zendesk.ts';
import { fill } from '../../src/bundle/words.ts';
import { installClock } from '../support/clock.ts';
import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { expect, test } from '../support/host.ts';
import { seen } from '../support/watch.ts';

/** Longer than the channel waits for the help desk. In milliseconds. */
const TOO_LONG = 11_000;

/** A customer of the brand that sends straight to its help desk, in front of the reviewed ticket. */
async function inReview(host: Host, ...faults: readonly Fault[]): Promise<Customer> {
  host.desk.faults.push(...faults);
  const customer = await host.visit({ brand: 'example-sms' });
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fillTicket({ message: 'Every word of it' });
  await customer.review();
  return customer;
}

function posts(host: Host): number {
  return host.desk.log.filter((line) => line.startsWith('POST ')).length;
}

const answer = (status: number, more: Partial<Extract<Fault, { fault: 'answer' }>> = {}): Fault => ({
  fault: 'answer',
  status,
  ...more,
});

test.describe('what the help desk’s answer is told as', () => {
  const table: readonly (readonly [
    what: string,
    fault: Fault,
    result: 'failed' | 'unknown' | 'later',
    kept: number,
  ])[] = [
    ['403, which Zendesk hides from pages', answer(403), 'unknown', 0],
    ['404', answer(404), 'failed', 0],
    ['429, which Zendesk hides from pages', { fault: 'too-many' }, 'unknown', 0],
    ['429 that a page may see', { fault: 'too-many', cors: true }, 'later', 0],
    ['500 before the ticket was made', answer(500), 'unknown', 0],
    ['503 after the ticket was made', answer(503, { kept: true }), 'unknown', 1],
    ['a page of HTML with status 200', answer(200), 'unknown', 0],
    ['a connection dropped before the ticket was made', { fault: 'way', way: 'dropped', kept: false }, 'unknown', 0],
    ['a connection dropped after the ticket was made', { fault: 'way', way: 'dropped', kept: true }, 'unknown', 1],
    ['a redirect to elsewhere', { fault: 'redirect', to: 'https://example.com/' }, 'unknown', 0],
  ];

  for (const [what, fault, result, kept] of table) {
    test(`${what}: ${result}`, async ({ host, page }) => {
      const customer = await inReview(host, fault);
      await customer.send();
      await customer.expectResult(result);
      expect(host.desk.tickets).toHaveLength(kept);
      expect(posts(host)).toBe(1);
      expect((await seen(page)).events.at(-1)).toMatchObject({ type: 'help-delivery', delivery: { state: result } });
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain('Every word of it');
      await customer.escape();
      await customer.launcher.click();
      if (result === 'unknown') await customer.expectResult('unknown');
      expect(posts(host), 'nothing is sent again by itself').toBe(1);
    });
  }

  test('201: confirm by email, and never a ticket number', async ({ host }) => {
    const customer = await inReview(host);
    await customer.send();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.log).toEqual(['OPTIONS /api/v2/requests.json', 'POST /api/v2/requests.json']);
    expect(host.desk.tickets[0]?.body).toContain('Every word of it');
  });

  test('422: the reason stands beside the right field, and the mended ticket goes', async ({ host }) => {
    const customer = await inReview(host, {
      fault: 'refuse',
      details: {
        base: [{ description: 'Username: cannot be like this', error: 'InvalidValue', field_key: 360101 }],
        email: [{ description: 'Email: is not properly formatted', error: 'InvalidValue' }],
      },
    });
    await customer.send();
    await customer.expectResult('refused');
    await expect(customer.panel.locator('#sign-in-name-error')).toHaveText('Username: cannot be like this');
    await expect(customer.panel.locator('#contact-email-error')).toHaveText('Email: is not properly formatted');
    await expect(customer.field('message')).toHaveValue('Every word of it');
    await customer.fill('sign-in-name', 'robin');
    await customer.fill('contact-email', 'robin@example.net');
    await customer.review();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets).toMatchObject([{ requester: { email: 'robin@example.net' } }]);
  });

  test('no answer at all: it may have arrived', async ({ host, page }) => {
    await installClock(page);
    const customer = await inReview(host, { fault: 'way', way: 'stalled', kept: true });
    const heard = host.desk.heard('POST');
    await customer.send();
    await heard;
    await expect(customer.sendButton).toHaveText(customer.bundle.words.sending);
    await page.clock.fastForward(TOO_LONG);
    await customer.expectResult('unknown');
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('429 with its own time: it is said, nothing goes by itself, and the customer may try at once', async ({
    host,
    page,
  }) => {
    await installClock(page);
    const customer = await inReview(host, { fault: 'too-many', retryAfter: '65', cors: true });
    await customer.send();
    await customer.expectResult('later', fill(customer.bundle.words['later-after'], { time: '1:05' }));
    await page.clock.fastForward(66_000);
    expect(posts(host)).toBe(1);
    await customer.panel.getByRole('button', { name: customer.bundle.words['try-again'] }).click();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('offline: surely not sent; online again, it goes', async ({ host, page }) => {
    const customer = await inReview(host);
    await page.context().setOffline(true);
    await customer.send();
    await customer.expectResult('failed', customer.bundle.words.offline);
    expect(posts(host)).toBe(0);
    await page.context().setOffline(false);
    await customer.panel.getByRole('button', { name: customer.bundle.words['try-again'] }).click();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets).toHaveLength(1);
  });
});

test.describe('what may have arrived', () => {
  const dropped: Fault = { fault: 'way', way: 'dropped', kept: true };

  test('is told so after a reload too, and goes again only when asked, as it was', async ({ host, page }) => {
    const customer = await inReview(host, dropped);
    await customer.send();
    await customer.expectResult('unknown');
    await page.reload();
    await customer.launcher.click();
    await customer.expectResult('unknown');
    expect(posts(host)).toBe(1);
    await customer.panel.getByRole('button', { name: customer.bundle.words.resend }).click();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets[1]).toEqual(host.desk.tickets[0]);
  });

  test('is told so when the page is left while it is being sent', async ({ host, page }) => {
    const customer = await inReview(host, { fault: 'way', way: 'stalled', kept: true });
    const heard = host.desk.heard('POST');
    await customer.send();
    await heard;
    await page.reload();
    await customer.launcher.click();
    await customer.expectResult('unknown');
    expect(posts(host)).toBe(1);
  });

  test('can be followed by a new ticket with the same words', async ({ host }) => {
    const customer = await inReview(host, dropped);
    await customer.send();
    await customer.expectResult('unknown');
    await customer.panel.getByRole('button', { name: customer.bundle.words['new-ticket'] }).click();
    await expect(customer.field('message')).toHaveValue('Every word of it');
    await customer.review();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    const keys = host.desk.tickets.map(({ body }) => /[\da-f]{8}-[\da-f-]{27}/.exec(body)?.[0]);
    expect(new Set(keys).size).toBe(2);
  });
});

test.describe('a ticket goes once', () => {
  test('with a double click', async ({ host }) => {
    const customer = await inReview(host);
    await customer.sendButton.dblclick();
    await customer.expectResult('confirm-by-email');
    expect(posts(host)).toBe(1);
  });

  test('with Enter and a click', async ({ host, page }) => {
    await installClock(page);
    const customer = await inReview(host, { fault: 'way', way: 'stalled', kept: true });
    const heard = host.desk.heard('POST');
    await customer.sendButton.focus();
    await page.keyboard.press('Enter');
    // It is told to be disabled by now, which does not keep a finger from it.
    await customer.sendButton.click({ force: true });
    await page.keyboard.press('Enter');
    await heard;
    await page.clock.fastForward(TOO_LONG);
    await customer.expectResult('unknown');
    expect(posts(host)).toBe(1);
  });

  test('from two tabs: the second says that the first sends it', async ({ host, page, context }) => {
    const customer = await inReview(host, { fault: 'way', way: 'stalled', kept: true });
    const opened = context.waitForEvent('page');
    // A window opened by a page begins with a copy of its sessionStorage, as a duplicated tab does.
    await page.evaluate(() => void window.open(location.href));
    const second = await opened;
    const other = host.customer('example-sms', second);
    const heard = host.desk.heard('POST');
    await customer.send();
    await heard;
    await other.launcher.click();
    await other.expectHeading(other.bundle.words['review-title']);
    await expect(other.panel.locator('.ticket')).toContainText('Every word of it');
    await other.send();
    await other.expectResult('unknown', other.bundle.words['sent-elsewhere']);
    expect(posts(host)).toBe(1);
    expect(host.desk.tickets).toHaveLength(1);
  });
});
