import { expect, test } from '@playwright/test';
import { placing } from '../../demo/hosts/placing.ts';
import { builtBundle, builtFiles, DIST } from '../support/built.ts';
import { Customer } from '../support/customer.ts';
import type { DemoServer } from '../support/demo-server.ts';
import { startDemoServer } from '../support/demo-server.ts';
import type { Site } from '../support/site.ts';
import { startSite } from '../support/site.ts';
import { seen, watch } from '../support/watch.ts';

/** One server for all of these: two would prepare the same packages at once. */
test.describe.configure({ mode: 'default' });

let files: Site;
let server: DemoServer;
/** The demo's origin. Its host pages have the built files from another, pinned by the hash of their script. */
let demo = '';
test.beforeAll(async () => {
  files = await startSite({ root: DIST, cors: true });
  const [script] = builtFiles('start');
  server = await startDemoServer('hosts', [
    // Before the configuration's own.
    { ...placing({ folder: `${files.otherOrigin}/`, integrity: script?.integrity ?? '' }), enforce: 'pre' },
  ]);
  demo = server.origin;
});
test.afterAll(async () => {
  await server.close();
  await files.close();
});

const HOSTS = {
  'plain-html': 'messagemedia',
  'zendesk-guide': 'messagemedia',
  'google-tag-manager': 'tpg-messaging',
  wordpress: 'tpg-messaging',
};

/** Opens the help and answers, and nothing goes wrong on the page. */
async function expectHelp(customer: Customer): Promise<void> {
  await expect(customer.widget).toHaveCount(1);
  await expect(customer.launcher).toHaveText(customer.bundle.words.launcher);
  await customer.open();
  await customer.answer('no-reset-email');
  await customer.answer('not-there');
  expect((await seen(customer.page)).errors).toEqual([]);
}

for (const [name, brand] of Object.entries(HOSTS)) {
  test(`on the page ${name} the widget stands, opens, and answers a question`, async ({ page }) => {
    await watch(page);
    await page.goto(`${demo}/demo/hosts/${name}.html`);
    const script = page.locator('script[src$="help-widget.js"]');
    await expect(script).toHaveAttribute('integrity', /^sha384-/);
    await expect(script).toHaveAttribute('crossorigin');
    await expectHelp(new Customer(page, builtBundle(brand)));
  });
}

for (const app of ['react.html', 'react.html?from=script', 'vue.html']) {
  test(`in the app ${app} the widget stands, opens, and answers a question`, async ({ page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (/warning|error/.test(message.type()) && !message.text().includes('Lit is in dev mode'))
        warnings.push(message.text());
    });
    await watch(page);
    await page.goto(`${demo}/demo/hosts/${app}`);
    const customer = new Customer(page, builtBundle('messagemedia'));
    await page.getByLabel('Username or email').fill('robin');
    await expectHelp(customer);
    await customer.talkToAPerson();
    await expect(customer.field('sign-in-name')).toHaveValue('robin');
    expect(warnings).toEqual([]);
  });
}

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });
  for (const name of ['plain-html', 'zendesk-guide', 'wordpress']) {
    test(`the links on the page ${name} lead somewhere`, async ({ page }) => {
      await page.goto(`${demo}/demo/hosts/${name}.html`);
      const links = page.locator('help-widget a');
      await expect(links.first()).toBeVisible();
      for (const link of await links.all()) await expect(link).toHaveAttribute('href', /^https:/);
    });
  }
});
