import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { placing } from '../../demo/hosts/placing.ts';
import { builtBundle, builtFiles, DIST } from '../support/built.ts';
import { Customer } from '../support/customer.ts';
import { installApps } from '../support/host-apps.ts';
import type { Consumer } from '../support/packed.ts';
import type { Site } from '../support/site.ts';
import { startSite } from '../support/site.ts';
import { seen, watch } from '../support/watch.ts';

/** One worker packs and builds once for all of these. */
test.describe.configure({ mode: 'default' });

const APPS = { react: 'react/app.tsx', vue: 'vue/app.ts' };

let consumer: Consumer;
let files: Site;
let site: Site;
test.beforeAll(async () => {
  test.setTimeout(90_000);
  consumer = installApps();
  files = await startSite({ root: DIST, cors: true });
  const [script] = builtFiles('start');
  const pages = Object.entries(APPS).map(([name, app]) => {
    const module = `<script type="module" src="/demo/hosts/${app}"></script>`;
    return consumer.write(
      `${name}.html`,
      `<!doctype html><html lang="en"><title>Sign in</title><link rel="icon" href="data:,"><body><div id="app"></div>${module}</body></html>`,
    );
  });
  await build({
    configFile: false,
    logLevel: 'error',
    root: consumer.folder,
    plugins: [
      placing({ folder: `${files.otherOrigin}/`, integrity: script?.integrity ?? '' }),
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'help-widget' } } }),
    ],
    build: { target: 'es2022', rolldownOptions: { input: pages } },
  });
  site = await startSite({ root: join(consumer.folder, 'dist') });
});
test.afterAll(async () => {
  await site.close();
  await files.close();
  consumer[Symbol.dispose]();
});

for (const address of ['react.html', 'react.html?from=script', 'vue.html']) {
  test(`an app built with Vite, ${address}: the widget stands, opens, and answers a question`, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => void (/warning|error/.test(message.type()) && said.push(message.text())));
    await watch(page);
    const before = files.requests.length;
    await page.goto(`${site.origin}/${address}`);
    await page.getByLabel('Username or email').fill('robin');
    const customer = new Customer(page, builtBundle('messagemedia'));
    await expect(customer.launcher).toHaveText(customer.bundle.words.launcher);
    await customer.open();
    await customer.answer('no-reset-email');
    await customer.talkToAPerson();
    await expect(customer.field('sign-in-name')).toHaveValue('robin');
    expect((await seen(page)).errors).toEqual([]);
    expect(said).toEqual([]);

    // From npm only the words come from the widget's host; from the script tag everything does.
    const asked = files.requests.slice(before);
    const scripts = asked.filter((path) => path.endsWith('.js'));
    expect(asked.some((path) => path.startsWith('/content/'))).toBe(true);
    expect(scripts.includes('/help-widget.js')).toBe(address.includes('script'));
    expect(scripts.length > 0).toBe(address.includes('script'));
  });
}
