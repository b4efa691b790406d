import { expect, test } from '../support/host.ts';
import { seen } from '../support/watch.ts';

const LOCKED_OUT = ['no-reset-email', 'not-there', 'wrong-passwords'] as const;
const KEY = 'help-widget:sign-in.example-sms';

test.describe('before the customer acts', () => {
  for (const attributes of ['', 'mode="attached" trigger="trouble"']) {
    test(`nothing is asked for but the script, nothing is stored: ${attributes || 'launcher'}`, async ({
      host,
      page,
    }) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      const customer = await host.visit({ attributes, before: '<button id="trouble">Trouble?</button>' });
      await expect(customer.launcher).toBeAttached();
      await page.getByLabel('Username').fill('robin.example');
      await page.getByLabel('Password').fill('not a real one');
      await page.mouse.move(5, 5);
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      expect(requests).toEqual([`${host.site.origin}/sign-in`, `${host.files}/help-widget.js`]);
      expect((await seen(page)).writes).toEqual([]);
      expect((await seen(page)).events).toEqual([]);
    });
  }

  test('intent loads the panel, opening shows it, and only an answer is stored', async ({ host, page }) => {
    const customer = await host.visit();
    await customer.launcher.hover();
    await expect.poll(() => host.loaded.filter((file) => file.includes('/sign-in.')).length).toBe(1);
    const loaded = host.loaded.length;
    await customer.open();
    expect(host.loaded).toHaveLength(loaded);
    expect((await seen(page)).writes).toEqual([]);
    await customer.answer('no-reset-email');
    expect((await seen(page)).writes).not.toEqual([]);
    expect(host.loaded.filter((file) => file.endsWith('.json'))).toHaveLength(1);
  });
});

test.describe('the place and the words are kept', () => {
  test('over a reload', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(LOCKED_OUT);
    await customer.fill('sign-in-name', 'robin.example');
    await customer.fill('message', 'Four times,\nthen nothing.');
    await page.reload();
    await customer.open();
    await customer.expectStep('unlock-user');
    await expect(customer.field('sign-in-name')).toHaveValue('robin.example');
    await expect(customer.field('message')).toHaveValue('Four times,\nthen nothing.');
    await customer.back();
    await customer.expectStep('lock-signs');
  });

  test('while the tab was elsewhere: at the mail, say', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(['no-reset-email', 'not-there']);
    await page.goto(`${host.site.origin}/elsewhere`);
    await page.goBack();
    await customer.open();
    await customer.expectStep('lock-signs');
  });

  test('over Escape and Close', async ({ host }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.talkToAPerson();
    await customer.fill('message', 'Every word of it');
    await customer.escape();
    await customer.open();
    await expect(customer.field('message')).toHaveValue('Every word of it');
    await customer.close();
    await customer.open();
    await expect(customer.field('message')).toHaveValue('Every word of it');
  });

  test('from one ticket to another, and from the review to the form', async ({ host }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(LOCKED_OUT);
    await customer.fill('contact-email', 'robin@example.org');
    await customer.fill('sign-in-name', 'robin.example');
    await customer.change('lock-signs');
    await customer.answers(['neither', 'still-nothing']);
    await customer.expectStep('reset-email-missing');
    await expect(customer.field('contact-email')).toHaveValue('robin@example.org');
    await customer.review();
    await customer.edit();
    await expect(customer.field('sign-in-name')).toHaveValue('robin.example');
  });

  test('from one way to send to the next, and over a failure', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket({ message: 'Every word of it' });
    await customer.review();
    await page.context().setOffline(true);
    await customer.send();
    await customer.expectResult('failed', customer.bundle.words.offline);
    await page.context().setOffline(false);
    for (const way of ['copy', 'email', 'zendesk-form', 'zendesk-requests'] as const) {
      await customer.choose(way);
      await expect(customer.panel.locator('.ticket')).toContainText('Every word of it');
    }
    await customer.edit();
    await expect(customer.field('message')).toHaveValue('Every word of it');
  });
});

test.describe('what this device keeps', () => {
  test('is in this tab’s storage alone', async ({ host, page, context }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(LOCKED_OUT);
    await customer.fill('message', 'Only here');
    const kept = await page.evaluate(async () => ({
      session: Object.keys(sessionStorage),
      local: Object.keys(localStorage),
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    }));
    expect(kept).toEqual({ session: [KEY], local: [], cookies: '', databases: [], caches: [] });
    expect(await context.cookies()).toEqual([]);
    expect(new Set((await seen(page)).writes)).toEqual(new Set([`sessionStorage ${KEY}`]));
  });

  test('goes with "Remove from this device"', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(LOCKED_OUT);
    await customer.fill('message', 'Not for others');
    await customer.removeFromDevice();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await customer.expectStep('what-happens');
    await customer.talkToAPerson();
    await expect(customer.field('message')).toHaveValue('');
    await page.reload();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Not for others');
  });

  test('goes when the ticket has arrived', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket({ message: 'Gone once it is there' });
    await customer.review();
    await page.evaluate(() =>
      document
        .querySelector('help-widget')
        ?.addEventListener('help-submit', (event) =>
          event.respondWith(Promise.resolve({ state: 'delivered', reference: 'HELP-7' })),
        ),
    );
    await customer.send();
    await customer.expectResult('delivered');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('does not stop anything where the browser forbids storage', async ({ host, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(LOCKED_OUT);
    await customer.fill('contact-email', 'robin@example.org');
    await customer.fill('sign-in-name', 'robin.example');
    await customer.review();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    expect((await seen(page)).errors).toEqual([]);
  });
});
