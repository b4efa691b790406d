import type { Page } from '@playwright/test';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import { builtBundle } from '../../support/built.ts';
import type { Customer } from '../../support/customer.ts';
import type { Host, HostOptions } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { errorsOf } from '../../support/hostile/journey.ts';
import { seen } from '../../support/watch.ts';

/** A host with a form of its own, which has to go on working. */
const HOST: HostOptions = {
  brand: 'example-sms',
  before: '<form action="/elsewhere"><button id="own">Sign in</button></form>',
};

/** What every fault of ours has to leave as it is: the host hears no error, the links stand, and its form submits. */
async function expectHostUntouched(page: Page, customer: Customer, reason: string): Promise<void> {
  await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
  await expect(customer.dialog).toBeHidden();
  await expect(page.locator('#fallback')).toBeVisible();
  await expect(customer.widget).not.toHaveAttribute('open');
  const { events, errors } = await seen(page);
  expect(events.filter(({ type }) => type === 'help-error')).toEqual([{ type: 'help-error', reason }]);
  expect(errors).toEqual([]);
  await page.locator('#own').click();
  await expect(page).toHaveURL(/elsewhere/);
}

test.describe('a fault of ours leaves the host as it is:', () => {
  test('an exception while the first step is rendered', async ({ host, page }) => {
    const errors = errorsOf(page);
    const customer = await host.visit(HOST);
    await breakRendering(page);
    await customer.launcher.click();
    await expectHostUntouched(page, customer, 'fault');
    expect(errors).toEqual([]);
  });

  test('an exception while a later step is rendered; once it is gone, the place and the words are there', async ({
    host,
    page,
  }) => {
    const errors = errorsOf(page);
    const customer = await host.visit(HOST);
    await customer.open();
    await customer.answer('no-reset-email');
    const mend = await breakRendering(page);
    await customer.panel.getByRole('button', { name: customer.sayingOf('not-there'), exact: true }).click();
    await expect(customer.launcher).toBeFocused();
    await mend();
    customer.follow('not-there');
    await customer.open();
    await customer.escape();
    const again = await breakRendering(page);
    await customer.launcher.click();
    await customer.panel.getByRole('button', { name: customer.bundle.words['your-answers'] }).click();
    await again();
    const { events } = await seen(page);
    expect(events.filter(({ type }) => type === 'help-error')).toHaveLength(2);
    expect((await seen(page)).errors).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('an exception in a listener of ours', async ({ host, page }) => {
    const errors = errorsOf(page);
    const customer = await host.visit(HOST);
    await customer.open();
    await page.evaluate(() => {
      const { dispatchEvent } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = function (event) {
        if (event.type === 'help-answer') throw new Error('made by the test');
        return dispatchEvent.call(this, event);
      };
    });
    await customer.panel.locator('.answers button').first().click();
    await expectHostUntouched(page, customer, 'fault');
    expect(errors).toEqual([]);
  });

  for (const [what, text] of [
    ['cut off', '{"format":1,"topic":"sign-in",'],
    ['a page of HTML', '<!doctype html><title>Not found</title>'],
  ] as const) {
    test(`content of elsewhere that is ${what}`, async ({ host, page }) => {
      const customer = await host.visit(elsewhere(host, text));
      await customer.launcher.click();
      await expectHostUntouched(page, customer, 'content');
    });
  }

  test('content of 10 MB', async ({ host, page }) => {
    const bundle = JSON.parse(JSON.stringify(builtBundle('example-sms'))) as Bundle;
    const padded = { ...bundle, articles: { ...bundle.articles, ...manyArticles(10e6) } };
    const customer = await host.visit(elsewhere(host, JSON.stringify(padded)));
    await customer.launcher.click();
    await expectHostUntouched(page, customer, 'content');
  });
});

/** A page whose content comes from another folder than the script's, where nothing is pinned; this is what it gets. */
function elsewhere(host: Host, bundle: string): HostOptions {
  host.answer(
    '/elsewhere/index.json',
    JSON.stringify({ brands: { 'example-sms': { 'sign-in': { en: ['b.json'] } } } }),
  );
  host.answer('/elsewhere/b.json', bundle);
  return { ...HOST, attributes: `content="${host.files}/elsewhere/"` };
}

/** Articles that no step shows, of about this many bytes together. */
function manyArticles(bytes: number): Bundle['articles'] {
  const title = 'An article that nobody asked for. '.repeat(30);
  return Object.fromEntries(
    Array.from({ length: Math.ceil(bytes / title.length) }, (_, index) => [
      `heavy-${index}`,
      { title, href: 'https://help.example.com/heavy' },
    ]),
  );
}

/** From now on no template can be put on the page, until the returned function is called. */
async function breakRendering(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { importNode } = Document.prototype;
    Document.prototype.importNode = () => {
      throw new Error('made by the test');
    };
    Object.assign(window, { mendRendering: () => (Document.prototype.importNode = importNode) });
  });
  return async () => {
    await page.evaluate(() => (window as unknown as { mendRendering(): unknown }).mendRendering() && null);
  };
}
