import { createHash } from 'node:crypto';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { listWords } from '../../src/compile/bundle-files.ts';
import { builtBundle } from '../support/built.ts';
import type { ForeignContent } from '../support/foreign-content.ts';
import { startForeignContent } from '../support/foreign-content.ts';
import { expect, test } from '../support/host.ts';
import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { seen } from '../support/watch.ts';

const sound = builtBundle('example-sms');
/** The content of somebody else, whose words tell it from ours. */
const theirs: Bundle = { ...sound, revision: 'theirs', brand: { ...sound.brand, name: 'Their own' } };
const FILE = 'sign-in.example-sms.en.json';

async function visit(host: Host, content: string): Promise<Customer> {
  await host.page.goto(host.put({ brand: 'example-sms', attributes: `content="${content}"` }));
  return host.customer('example-sms');
}

test('content of another origin serves from the first question to the ticket', async ({ host, page }) => {
  await using content = await startForeignContent();
  content.put(theirs);
  // What their brand names as its desk is on no machine: the fake one answers for it.
  await page.route(`${'https://help.example.com'}/api/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: host.desk.origin + pathname }) });
  });
  const customer = await visit(host, content.folder);
  expect(content.asked, 'nothing is asked for before the customer acts').toEqual([]);
  await customer.open();
  expect(content.asked).toEqual(['index.json', FILE]);
  expect(host.loaded.filter((file) => file.startsWith('content/sign-in.'))).toEqual([]);
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fillTicket();
  await customer.review();
  await expect(customer.panel.locator('.about')).toContainText('Their own');
  await customer.send();
  await customer.expectResult('confirm-by-email');
  expect(host.desk.tickets[0]?.body).toContain('theirs');
});

test('the index’s own hash is honoured: one changed byte, and the links stay', async ({ host, page }) => {
  await using content = await startForeignContent();
  const text = JSON.stringify(listWords(theirs));
  const hash = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  content.answer('index.json', JSON.stringify({ brands: { 'example-sms': { 'sign-in': { en: [FILE, hash] } } } }));
  content.answer(FILE, text);
  const customer = await visit(host, content.folder);
  await customer.open();
  content.answer(FILE, text.replace('Their own', 'their own'));
  await page.reload();
  await expectRefused(host, customer, 'integrity', `${FILE} is not the file that its index names`);
});

test.describe('content of another origin is refused, and the links stay,', () => {
  type Bad = readonly [what: string, put: (content: ForeignContent) => void, reason: 'content' | 'load', says: string];
  const changed = (change: (bundle: { -readonly [K in keyof Bundle]: Bundle[K] }) => void): Bundle => {
    const copy = JSON.parse(JSON.stringify(sound)) as Bundle;
    change(copy);
    return copy;
  };
  const table: readonly Bad[] = [
    ['where there is no index', () => {}, 'load', 'index.json did not arrive (404)'],
    [
      'where the index is no JSON',
      (content) => content.answer('index.json', '<!doctype html>'),
      'content',
      'is no JSON',
    ],
    [
      'where the index is empty',
      (content) => content.answer('index.json', '{"brands":{}}'),
      'content',
      'brands must be more than nothing',
    ],
    [
      'where the index names a file of another origin',
      (content) =>
        content.answer('index.json', '{"brands":{"example-sms":{"sign-in":{"en":["https://evil.example/x.json"]}}}}'),
      'content',
      'brands.example-sms.sign-in.en.0 must be the name of a .json file in the same folder',
    ],
    [
      'where the bundle is of another format',
      (content) => content.put(changed((bundle) => Object.assign(bundle, { format: 99 }))),
      'content',
      'format must be',
    ],
    [
      'where an answer leads nowhere',
      (content) =>
        content.put(
          changed(
            (bundle) =>
              (bundle.steps = {
                [bundle.start]: sound.steps[bundle.start] as never,
                [bundle.person]: sound.steps[bundle.person] as never,
              }),
          ),
        ),
      'content',
      'must be a step, and there is no',
    ],
    [
      'where a word is missing',
      (content) => content.put(changed((bundle) => Reflect.deleteProperty(bundle.words, 'back'))),
      'content',
      'words',
    ],
    [
      'where a word is what a template is made of',
      (content) =>
        content.put(
          changed((bundle) =>
            Object.assign(bundle, { title: { _$litType$: 1, strings: ['<img src=x>'], values: [] } }),
          ),
        ),
      'content',
      'title must be words',
    ],
    [
      'where a link runs a script',
      (content) =>
        content.put(
          changed(
            (bundle) => (bundle.articles = { ...bundle.articles, bad: { title: 'x', href: 'javascript:alert(1)' } }),
          ),
        ),
      'content',
      'articles.bad.href must be a whole https address',
    ],
    [
      'where the theme loads something',
      (content) =>
        content.put(
          changed(
            (bundle) =>
              (bundle.brand = { ...bundle.brand, theme: { '--help-surface': 'url(https://evil.example/x)' } }),
          ),
        ),
      'content',
      'brand.theme.--help-surface must be a colour, length or font',
    ],
    [
      'where the bundle is ten megabytes',
      (content) => {
        content.put(sound);
        content.answer(FILE, JSON.stringify({ ...sound, more: 'x'.repeat(10e6) }));
      },
      'content',
      'is larger than',
    ],
  ];

  for (const [what, put, reason, says] of table) {
    test(what, async ({ host }) => {
      await using content = await startForeignContent();
      put(content);
      const customer = await visit(host, content.folder);
      await expectRefused(host, customer, reason, says);
      // A second press helps, once it is mended.
      content.put(theirs);
      await customer.open();
    });
  }

  test('where the address is none', async ({ host }) => {
    const customer = await visit(host, 'javascript:alert(1)');
    await expectRefused(host, customer, 'load', 'is no web address');
  });
});

test('a bundle of the page’s own of another format is refused in the same way', async ({ host, page }) => {
  const customer = await host.visit();
  await page.evaluate(() =>
    Object.assign(document.querySelector('help-widget') as HTMLElement, { bundle: { format: 99 } }),
  );
  await expectRefused(host, customer, 'content', 'bundle.format must be');
});

async function expectRefused(host: Host, customer: Customer, reason: string, says: string): Promise<void> {
  const { page } = host;
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  for (let press = 0; press < 2; press += 1) {
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
    await expect(customer.widget).not.toHaveAttribute('open');
  }
  await expect(page.locator('#fallback')).toBeVisible();
  const { events, errors } = await seen(page);
  expect(events).toEqual([
    { type: 'help-error', reason },
    { type: 'help-error', reason },
  ]);
  expect(errors).toEqual([]);
  expect(warnings, 'told once, whole').toHaveLength(1);
  expect(warnings[0]).toContain(says);
}
