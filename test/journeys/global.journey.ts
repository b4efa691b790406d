import type { Page } from '@playwright/test';
import type { Host } from '../support/host.ts';
import { expect, FALLBACK, test } from '../support/host.ts';
import { seen, seenTypes } from '../support/watch.ts';

/** A page that loads the script by itself and has not put a widget anywhere yet. */
async function visitWithout(host: Host, page: Page): Promise<void> {
  await host.visit({ tag: '', script: '' });
  await page.evaluate(
    (src) =>
      new Promise<void>((loaded) => {
        const script = Object.assign(document.createElement('script'), {
          src,
          crossOrigin: '',
          onload: () => loaded(),
        });
        document.head.append(script);
      }),
    `${host.files}/help-widget.js`,
  );
}

/** Puts a widget into the page, before what is there. */
function put(page: Page, brand: string): Promise<void> {
  return page.evaluate(
    ([attributes, inside]) =>
      document.body.insertAdjacentHTML('afterbegin', `<help-widget ${attributes}>${inside}</help-widget>`),
    [`id="${brand}" brand="${brand}"`, FALLBACK] as const,
  );
}

const open = (page: Page): Promise<readonly string[]> =>
  page.locator('help-widget[open]').evaluateAll((widgets) => widgets.map(({ id }) => id));

test('its verbs work once the script has loaded, before there is a widget', async ({ host, page }) => {
  await visitWithout(host, page);
  const told = page.evaluate(async () => {
    const opened = helpWidget.open('lock-signs');
    const { id } = await helpWidget.ready;
    await opened;
    return id;
  });
  await put(page, 'example-sms');
  expect(await told).toBe('example-sms');
  const customer = host.customer('example-sms');
  customer.beginsAt('lock-signs');
  await customer.expectStep('lock-signs');
  await page.evaluate(() => helpWidget.close());
  await expect(customer.panel).toBeHidden();
  await page.evaluate(() => helpWidget.toggle());
  await customer.expectStep('lock-signs');
  expect(await page.evaluate(() => Object.keys(helpWidget))).toEqual(['ready', 'open', 'close', 'toggle', 'on']);
});

test('it acts on the first widget of the page as it is by then', async ({ host, page }) => {
  await visitWithout(host, page);
  await put(page, 'messagemedia');
  await page.evaluate(() => helpWidget.ready);
  await put(page, 'example-sms');
  await page.evaluate(() => helpWidget.open());
  expect(await open(page)).toEqual(['example-sms']);
  await page.evaluate(() => helpWidget.toggle());
  await page.locator('#example-sms').evaluate((widget) => widget.remove());
  await page.evaluate(() => helpWidget.toggle());
  expect(await open(page)).toEqual(['messagemedia']);
  await page.locator('#messagemedia').evaluate((widget) => widget.remove());
  await page.evaluate(() => Promise.all([helpWidget.open(), helpWidget.close(), helpWidget.toggle()]));
  await put(page, 'tpg-messaging');
  await page.evaluate(() => helpWidget.open());
  expect(await open(page)).toEqual(['tpg-messaging']);
  expect((await seen(page)).errors).toEqual([]);
});

test('it acts on a widget in a shadow root where there is no other', async ({ host, page }) => {
  await visitWithout(host, page);
  await page.evaluate(() => {
    const around = document.body.appendChild(document.createElement('div'));
    const widget = document.createElement('help-widget');
    widget.setAttribute('brand', 'example-sms');
    around.attachShadow({ mode: 'open' }).append(widget);
  });
  await page.evaluate(() => helpWidget.open('lock-signs'));
  const customer = host.customer('example-sms');
  customer.beginsAt('lock-signs');
  await customer.expectStep('lock-signs');
  await page.evaluate(() => helpWidget.toggle());
  await expect(customer.panel).toBeHidden();
  expect((await seen(page)).errors).toEqual([]);
});

test('its verbs are listeners as they are: what an event of the page is passed names no step', async ({
  host,
  page,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  const customer = await host.visit({ before: '<button id="open">Open</button><button id="toggle">Toggle</button>' });
  await page.evaluate(() => {
    for (const verb of ['open', 'toggle'] as const) {
      (document.getElementById(verb) as HTMLElement).addEventListener('click', helpWidget[verb] as () => void);
    }
  });
  await page.locator('#open').click();
  await customer.expectStep('what-happens');
  await page.locator('#toggle').click();
  await expect(customer.panel).toBeHidden();
  await page.locator('#toggle').click();
  await customer.expectStep('what-happens');
  expect(warnings).toEqual([]);
  expect((await seen(page)).errors).toEqual([]);
});

test('it listens to every widget, until it is told to stop', async ({ host, page }) => {
  await visitWithout(host, page);
  await page.evaluate(() => {
    const heard: string[] = [];
    const stop = helpWidget.on('help-open', ({ type, target }) => heard.push(`${type} ${(target as Element).id}`));
    Object.assign(window, { heard, stop });
  });
  const heard = (): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { readonly heard: readonly string[] }).heard);
  for (const brand of ['messagemedia', 'example-sms']) {
    await put(page, brand);
    await page.evaluate(() => helpWidget.open());
    await page.evaluate(() => helpWidget.close());
  }
  const both = ['help-open messagemedia', 'help-open example-sms'];
  expect(await heard()).toEqual(both);
  await page.evaluate(() => (window as unknown as { stop(): void }).stop());
  await page.evaluate(() => helpWidget.open());
  expect((await seenTypes(page)).filter((type) => type === 'help-open')).toHaveLength(3);
  expect(await heard()).toEqual(both);
});
