import { expect, test } from '@playwright/test';
import type { Plugin, ViteDevServer } from 'vite';
import { createServer } from 'vite';
import { placed } from '../../demo/hosts/placed.ts';
import { builtBundle, builtFiles, DIST } from '../support/built.ts';
import { Customer } from '../support/customer.ts';
import type { Site } from '../support/site.ts';
import { startSite } from '../support/site.ts';
import { seen, watch } from '../support/watch.ts';

/** One server for all of these: two would prepare the same packages at once. */
test.describe.configure({ mode: 'default' });

let files: Site;
let server: ViteDevServer;
/** The demo's origin. Its host pages have the built files from another, pinned by the hash of their script. */
let demo = '';
test.beforeAll(async () => {
  files = await startSite({ root: DIST, cors: true });
  const [script] = builtFiles('start');
  const pinned: Plugin = {
    name: 'help-widget-built-and-pinned',
    enforce: 'pre',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => placed(html, { folder: `${files.otherOrigin}/`, integrity: script?.integrity ?? '' }),
    },
  };
  server = await createServer({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    plugins: [pinned],
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  demo = new URL(server.resolvedUrls?.local[0] ?? '').origin;
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

for (const [name, brand] of Object.entries(HOSTS)) {
  test(`on the page ${name} the widget stands, opens, and answers a question`, async ({ page }) => {
    await watch(page);
    await page.goto(`${demo}/demo/hosts/${name}.html`);
    const script = page.locator('script[src$="help-widget.js"]');
    await expect(script).toHaveAttribute('integrity', /^sha384-/);
    await expect(script).toHaveAttribute('crossorigin');
    const customer = new Customer(page, builtBundle(brand));
    await expect(customer.widget).toHaveCount(1);
    await expect(customer.launcher).toHaveText(customer.bundle.words.launcher);
    await customer.open();
    await customer.answer('no-reset-email');
    await customer.answer('not-there');
    expect((await seen(page)).errors).toEqual([]);
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
