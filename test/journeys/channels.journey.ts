import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { expect, standIn, test } from '../support/host.ts';

async function inReview(host: Host, entries: Parameters<Customer['fillTicket']>[0] = {}): Promise<Customer> {
  const customer = await host.visit({ brand: 'example-sms' });
  await customer.open();
  await customer.talkToAPerson();
  await customer.fillTicket(entries);
  await customer.review();
  return customer;
}

test('by email: the mail program opens with subject and text', async ({ host, page }) => {
  const customer = await inReview(host, { message: 'Locked out & waiting' });
  await customer.choose('email');
  const href = (await customer.sendButton.getAttribute('href')) ?? '';
  expect(href).toMatch(/^mailto:support@example\.com\?/);
  const { searchParams } = new URL(href);
  expect(searchParams.get('subject')).toContain('Please help me sign in');
  expect(searchParams.get('body')).toContain('Locked out & waiting');
  // No mail program answers here, and none has to: the customer is told that sending is still theirs to do.
  await page.evaluate(() =>
    addEventListener(
      'click',
      (event) => event.composedPath().some((node) => node instanceof HTMLAnchorElement) && event.preventDefault(),
    ),
  );
  await customer.send();
  await customer.expectResult('handed-over');
  expect(host.desk.log).toEqual([]);
});

test('by copying: the whole ticket is on the clipboard', async ({ host, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const customer = await inReview(host, { message: 'Two lines:\nthis is the second' });
  await customer.choose('copy');
  await customer.send();
  await customer.expectResult('copied');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('this is the second');
  expect(text).toContain('robin@example.org');
  await expect(customer.panel.getByRole('link', { name: customer.bundle.words['take-it-there'] })).toHaveAttribute(
    'href',
    'https://help.example.com/hc/en-us/requests/new',
  );
});

test('by copying where the browser forbids it: the text is there to copy by hand', async ({ host, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('Not allowed', 'NotAllowedError')) },
    });
  });
  const customer = await inReview(host, { message: 'By hand, then' });
  await customer.choose('copy');
  await customer.send();
  await customer.expectResult('failed');
  await expect(customer.panel.locator('[part=text]')).toHaveValue(/By hand, then/);
});

test('somebody without email is offered no way that needs one', async ({ host }) => {
  const customer = await inReview(host, { 'contact-phone': '0491 570 006' });
  await expect(customer.sendButton).toHaveText(new RegExp(customer.bundle.words['send-zendesk-form']));
  const ways = customer.panel.locator('.ways button');
  await expect(ways).toHaveText([customer.bundle.words['way-copy']]);
});

test('a long message stays whole: what does not fit into the address is offered to copy', async ({
  host,
  page,
  context,
}) => {
  const words = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
  const customer = await inReview(host, { message: words });
  await customer.choose('zendesk-form');
  await expect(customer.panel.getByText(customer.bundle.words['left-out'])).toBeVisible();
  const visited = await standIn(context);
  const opened = context.waitForEvent('page');
  await customer.send();
  await opened;
  await customer.expectResult('handed-over');
  expect(visited[0]?.length).toBeLessThanOrEqual(2_048);
  await customer.panel.getByRole('button', { name: customer.bundle.words['remove-from-device'] }).click();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('what looks secret is left out, and a password can be kept on purpose', async ({ host }) => {
  const customer = await inReview(host, { message: 'My password is hunter2secret and it is refused.' });
  const ticket = customer.panel.locator('.ticket');
  await expect(ticket).not.toContainText('hunter2secret');
  await expect(ticket).toContainText('[removed: looks like a password]');
  await customer.panel.getByRole('button', { name: customer.bundle.words['keep-it'] }).click();
  await expect(ticket).toContainText('hunter2secret');
  await customer.panel.getByRole('button', { name: customer.bundle.words['remove-it'] }).click();
  await customer.send();
  await customer.expectResult('confirm-by-email');
  expect(JSON.stringify(host.desk.tickets)).not.toContain('hunter2secret');
});

test('problems are told together, each with a link to its field, and go when mended', async ({ host }) => {
  const customer = await host.visit({ brand: 'example-sms' });
  await customer.open();
  await customer.answers(['no-code', 'changed']);
  await customer.expectStep('change-mobile');
  await customer.fill('new-mobile', '12');
  await customer.expectProblems('contact-email', 'sign-in-name', 'new-mobile');
  await customer.panel.locator('.errors a').nth(2).click();
  await expect(customer.field('new-mobile')).toBeFocused();
  await customer.fill('new-mobile', '0491 570 156');
  await customer.expectProblems('contact-email', 'sign-in-name');
  await customer.fill('contact-email', 'robin@bücher.example');
  await customer.fill('sign-in-name', 'robin');
  await customer.review();
});

test('nothing is asked twice: what the host knows is filled in, and can be changed', async ({ host }) => {
  const customer = await host.visit({
    brand: 'example-sms',
    attributes: 'email="robin@example.org" username="robin.example" account-id="12345"',
  });
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'long-away']);
  await expect(customer.field('contact-email')).toHaveValue('robin@example.org');
  await expect(customer.field('account-id')).toHaveValue('12345');
  await customer.fill('sign-in-name', 'robin');
  await customer.review();
  await customer.send();
  await customer.expectResult('confirm-by-email');
  expect(host.desk.tickets[0]?.body).toContain('12345');
});
