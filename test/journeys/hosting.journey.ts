import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { readBuilt } from '../../scripts/snippet/built.ts';
import { readOptions } from '../../scripts/snippet/options.ts';
import { snippet } from '../../scripts/snippet/tags.ts';
import { Customer } from '../support/customer.ts';
import { builtBundle, builtBundles, builtDoor } from '../support/built.ts';
import type { Published } from '../support/hosting.ts';
import { headersFor, policyOf, publish } from '../support/hosting.ts';
import type { Site } from '../support/site.ts';
import { startSite } from '../support/site.ts';
import { seen, watch } from '../support/watch.ts';

/** The files, published and served as docs/hosting.md says; nothing but those headers. */
const test = base.extend<{ published: Published; files: Site }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
  published: async ({}, use) => {
    using published = publish();
    await use(published);
  },
  files: async ({ published }, use) => {
    await using site = await startSite({
      root: published.folder,
      compress: 'brotli',
      headers: (path) => headersFor(path, published),
    });
    await use(site);
  },
});

/** A page of another origin that is isolated, with this policy and this snippet. */
async function visit(page: Page, policy: string, code: string): Promise<Customer> {
  const site = await startSite({
    root: {},
    pages: { '/': `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>${code}</html>` },
    headers: { 'Content-Security-Policy': policy, 'Cross-Origin-Embedder-Policy': 'require-corp' },
  });
  page.once('close', () => void site.close());
  await watch(page);
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      refused.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.goto(site.origin);
  return new Customer(page, builtBundle('messagemedia'));
}

/** What `npm run snippet` prints for these files. */
function tag(files: string, ...more: readonly string[]): string {
  const options = readOptions(['messagemedia', '--base', files, ...more]);
  return snippet(options, readBuilt('.'), builtBundles()).code;
}

async function expectHelp(customer: Customer): Promise<void> {
  await customer.open();
  await customer.answer('no-reset-email');
  await customer.talkToAPerson();
  expect((await seen(customer.page)).errors).toEqual([]);
  expect(await customer.page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
}

const nonce = 'dGhpcyBwYWdlIGFsb25l';

for (const [form, blocks] of Object.entries({ 'an origin': ['origin'], 'a nonce': ['nonce'] })) {
  test(`a pinned tag helps from another origin, under the policy with ${form}`, async ({ page, published, files }) => {
    const policy = policyOf([...blocks, 'trusted types', 'refuse'], { files: files.otherOrigin, nonce });
    const pinned = tag(files.otherOrigin).replace('<script ', `<script nonce="${nonce}" `);
    await expectHelp(await visit(page, policy, pinned));
    expect(files.requests.filter((path) => !path.startsWith(`/${published.version}/`))).toEqual([]);
  });
}

test('a following tag helps, and goes on helping when a new release comes', async ({ page, published, files }) => {
  const policy = policyOf(['origin', 'trusted types', 'refuse'], { files: files.otherOrigin, nonce });
  const customer = await visit(page, policy, tag(files.otherOrigin, '--follow'));
  await expect(customer.launcher).toBeVisible();
  published.run('publish');
  await expectHelp(customer);
  expect(files.requests).toContain(`/${published.major}/${builtDoor()}`);
});

test('without the document’s headers the links stay as they are', async ({ page, published }) => {
  await using bare = await startSite({ root: published.folder });
  const policy = policyOf(['origin', 'trusted types', 'refuse'], { files: bare.otherOrigin, nonce });
  const customer = await visit(page, policy, tag(bare.otherOrigin));
  await expect.poll(() => bare.requests.length).toBeGreaterThan(0);
  await expect(page.getByRole('link', { name: 'Reset a password' })).toBeVisible();
  await expect(customer.launcher).toHaveCount(0);
});
