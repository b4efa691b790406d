import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { builtBundle } from '../support/built.ts';
import { Customer } from '../support/customer.ts';
import { expect, test } from '../support/host.ts';
import type { Consumer } from '../support/packed.ts';
import { installPackage } from '../support/packed.ts';
import type { Site } from '../support/site.ts';
import { startSite } from '../support/site.ts';
import { seen, watch } from '../support/watch.ts';

const BRAND = 'example-sms';
const FALLBACK = '<a href="/reset">Forgot your password?</a>';

const TAG = `<help-widget brand="${BRAND}" content="/help/content">${FALLBACK}</help-widget>`;

/** Includes the script tag of the same version. */
const withScript = `() => new Promise((loaded) => {
  const script = document.createElement('script');
  script.src = trustedTypes.createPolicy('test', { createScriptURL: (url) => url }).createScriptURL('/script/help-widget.js');
  script.onload = loaded;
  document.head.append(script);
})`;

/** Pages of somebody who has the package from npm: the page's body, and its module. */
const PAGES = {
  plain: {
    body: TAG,
    module: "import 'help-widget/define';",
  },
  nowhere: {
    body: `<help-widget brand="${BRAND}">${FALLBACK}</help-widget>`,
    module: "import 'help-widget/define';",
  },
  taken: {
    body: `<help-widget brand="${BRAND}">${FALLBACK}</help-widget>`,
    module: `
      customElements.define('help-widget', class extends HTMLElement { static name = 'Theirs'; });
      await import('help-widget/define');
      document.body.dataset.done = '';`,
  },
  scriptFirst: {
    body: TAG,
    module: `
      await (${withScript})();
      await import('help-widget/define');
      document.body.dataset.done = '';`,
  },
  packageFirst: {
    body: TAG,
    module: `
      import 'help-widget/define';
      await (${withScript})();
      document.body.dataset.done = '';`,
  },
  react: {
    body: '<div id="root"></div>',
    module: `
      import { createElement, useState } from 'react';
      import { createRoot } from 'react-dom/client';
      import bundle from 'help-widget/content/sign-in.${BRAND}.en.json';
      import 'help-widget/define';

      function Page() {
        const [steps, setSteps] = useState([]);
        const [open, setOpen] = useState(false);
        const handleStep = ({ step }) => setSteps((before) => [...before, step]);
        const prefill = { 'sign-in-name': 'robin' };
        return createElement('main', null,
          createElement('button', { onClick: () => setOpen(true) }, 'I am locked out'),
          createElement('help-widget', { bundle, prefill, open, 'onhelp-step': handleStep }),
          createElement('output', null, steps.join(' ')));
      }
      createRoot(document.querySelector('#root')).render(createElement(Page));`,
  },
};

const POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none';
  require-trusted-types-for 'script'; trusted-types help-widget test`.replace(/\s+/g, ' ');

test.describe('a page that has the widget from npm, bundled with Vite', () => {
  // One worker packs and builds once for all of them.
  test.describe.configure({ mode: 'default' });

  let consumer: Consumer;
  let site: Site;

  test.beforeAll(async () => {
    consumer = installPackage();
    const pages = Object.entries(PAGES).map(([name, { body, module }]) => {
      consumer.write(`${name}.js`, module);
      const script = `<script type="module" src="/${name}.js"></script>`;
      return consumer.write(
        `${name}.html`,
        `<!doctype html><html lang="en"><title>Sign in</title>${script}<body>${body}</body></html>`,
      );
    });
    await build({
      configFile: false,
      logLevel: 'error',
      root: consumer.folder,
      build: { rolldownOptions: { input: pages } },
    });
    site = await startSite({
      root: {
        '/': join(consumer.folder, 'dist'),
        '/script/': join(consumer.folder, 'node_modules/help-widget/dist'),
        '/help/content/': join(consumer.folder, 'node_modules/help-widget/dist/content'),
      },
      headers: { 'Content-Security-Policy': POLICY },
    });
  });

  test.afterAll(async () => {
    await site.close();
    consumer[Symbol.dispose]();
  });

  async function visit(page: Page, name: keyof typeof PAGES): Promise<Customer> {
    await watch(page);
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        window.helpSeen.errors.push(violatedDirective),
      );
    });
    await page.goto(`${site.origin}/${name}.html`);
    return new Customer(page, builtBundle(BRAND));
  }

  test('loads each part when it is wanted, and content from where the attribute says', async ({ page }) => {
    const customer = await visit(page, 'plain');
    await expect(customer.launcher).toBeVisible();
    const before = site.requests.length;
    expect(site.requests.filter((path) => /panel|ticket|place|content/.test(path))).toEqual([]);
    await customer.open();
    await customer.answers(['no-reset-email', 'not-there']);
    expect(site.requests.slice(before).filter((path) => path.startsWith('/help/content/'))).toHaveLength(2);
    await customer.talkToAPerson();
    await customer.fillTicket();
    await customer.review();
    expect(site.requests.some((path) => path.includes('ticket'))).toBe(true);
    expect((await seen(page)).errors).toEqual([]);
  });

  test('takes properties and listeners from React, and opens when React says so', async ({ page }) => {
    const customer = await visit(page, 'react');
    const before = site.requests.length;
    await page.getByRole('button', { name: 'I am locked out' }).click();
    await customer.expectStep('what-happens');
    expect(await page.evaluate(() => typeof document.querySelector('help-widget')?.open)).toBe('function');
    await customer.answer('no-reset-email');
    await expect(page.locator('output')).toHaveText('what-happens checked-spam');
    expect(site.requests.slice(before).filter((path) => path.includes('content'))).toEqual([]);
    await customer.talkToAPerson();
    await expect(customer.field('sign-in-name')).toHaveValue('robin');
    expect((await seen(page)).errors).toEqual([]);
  });

  test('is told what is missing where it says nothing of content, and keeps its links', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const customer = await visit(page, 'nowhere');
    await customer.launcher.click();
    await expect.poll(() => said.join('\n')).toContain('attribute content or the property bundle');
    await expect(page.getByRole('link', { name: 'Forgot your password?' })).toBeVisible();
    const { events, errors } = await seen(page);
    expect(events).toEqual([{ type: 'help-error', reason: 'content' }]);
    expect(errors).toEqual([]);
  });

  for (const name of ['scriptFirst', 'packageFirst'] as const) {
    test(`has one launcher with the script tag of the same version besides: ${name}`, async ({ page }) => {
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const customer = await visit(page, name);
      await expect(page.locator('body')).toHaveAttribute('data-done');
      await expect(customer.launcher).toHaveCount(1);
      await customer.open();
      // The script sets it where it registers the element.
      expect(await page.evaluate(() => typeof helpWidget)).toBe(name === 'scriptFirst' ? 'object' : 'undefined');
      expect(said.filter((line) => line.includes('help-widget'))).toEqual([]);
      expect((await seen(page)).errors).toEqual([]);
    });
  }

  test('leaves the tag to whoever had it first, and says so', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const customer = await visit(page, 'taken');
    await expect(page.locator('body')).toHaveAttribute('data-done');
    expect(said).toEqual([expect.stringMatching(/^help-widget: \S+ stands aside for Theirs$/)]);
    expect(await customer.widget.evaluate((element) => element.shadowRoot)).toBeNull();
    expect((await seen(page)).errors).toEqual([]);
  });
});
