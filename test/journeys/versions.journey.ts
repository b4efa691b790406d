import type { Page } from '@playwright/test';
import { builtManifest } from '../support/built.ts';
import type { Host } from '../support/host.ts';
import { expect, FALLBACK, test } from '../support/host.ts';
import { seen } from '../support/watch.ts';

const { version } = builtManifest();
const OLDER = '0.9.0';
const DATA = 'data-brand="example-sms" data-step="lock-signs"';
const TAG = `<help-widget brand="example-sms" step="lock-signs">${FALLBACK}</help-widget>`;
const PRESENT = '<script src="{script}" crossorigin></script>';
/** The same files, but for the script's own version. */
const PAST = '<script src="{script}?older" crossorigin></script>';

/** Both versions beside each other on the server; what the page is told of ours in the console, and errors nobody caught. */
async function twoVersions(host: Host, page: Page): Promise<readonly string[]> {
  const script = await (await fetch(`${host.files}/help-widget.js`)).text();
  const older = script.replaceAll(JSON.stringify(version), JSON.stringify(OLDER));
  expect(older).not.toBe(script);
  host.answer('help-widget.js?older', older);
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('help-widget')) told.push(message.text());
  });
  page.on('pageerror', ({ message }) => told.push(message));
  return told;
}

/** One launcher stands, and it helps. */
async function expectOne(host: Host, page: Page): Promise<void> {
  const customer = host.customer('example-sms');
  await expect(customer.widget).toHaveCount(1);
  customer.beginsAt('lock-signs');
  await customer.open();
  expect((await seen(page)).errors).toEqual([]);
}

const standsAside = (ours: string, theirs: string): string => `help-widget: ${ours} stands aside for ${theirs}`;

test.describe('two versions on one page: the first stands, and one warning names both', () => {
  for (const [order, script, first, second] of [
    ['the older first', PAST + PRESENT, OLDER, version],
    ['the newer first', PRESENT + PAST, version, OLDER],
  ] as const) {
    for (const [how, tag, data] of [
      ['with a tag', TAG, ''],
      ['with data attributes', '', DATA],
      ['with both', TAG, DATA],
    ] as const) {
      test(`${order}, ${how}`, async ({ host, page }) => {
        const told = await twoVersions(host, page);
        await page.goto(host.put({ tag, script: script.replaceAll('<script', `<script ${data}`) }));
        await expectOne(host, page);
        expect(told).toEqual([standsAside(second, first)]);
      });
    }
  }
});

test.describe('somebody else’s element has the name: it stays, and one warning names both', () => {
  for (const [what, code, named] of [
    [
      'a class with a name',
      'customElements.define("help-widget", class FancyHelp extends HTMLElement {})',
      'FancyHelp',
    ],
    ['a class without a name', 'customElements.define("help-widget", class extends HTMLElement {})', 'another'],
  ] as const) {
    test(what, async ({ host, page }) => {
      const told = await twoVersions(host, page);
      const customer = await host.visit({ head: `<script>${code}</script>`, script: PRESENT });
      await expect.poll(() => told).toEqual([standsAside(version, named)]);
      await expect(customer.launcher).toHaveCount(0);
      await expect(page.locator('#fallback')).toBeVisible();
      expect(await page.evaluate(() => typeof helpWidget)).toBe('undefined');
      expect((await seen(page)).errors).toEqual([]);
    });
  }
});

test.describe('one version, included again and again: one launcher, and nothing is said', () => {
  for (const [what, options] of [
    ['twice after the tag', { tag: TAG, script: PRESENT + PRESENT }],
    ['before and after the tag', { tag: PRESENT + TAG, script: PRESENT }],
    ['twice before the tag', { tag: PRESENT + PRESENT + TAG, script: '' }],
    ['twice with data attributes', { tag: '', script: (PRESENT + PRESENT).replaceAll('<script', `<script ${DATA}`) }],
    ['with data attributes after the tag', { tag: TAG, script: PRESENT.replace('<script', `<script ${DATA}`) }],
    ['in the head, with data attributes', { head: PRESENT.replace('<script', `<script ${DATA}`), tag: '', script: '' }],
    [
      'in the head, with data attributes, before the tag',
      { head: PRESENT.replace('<script', `<script ${DATA}`), tag: TAG, script: '' },
    ],
    [
      'inline in the body, with data attributes, before the tag',
      { before: PRESENT.replace('<script', `<script data-mode="inline" ${DATA}`), tag: TAG, script: '' },
    ],
    ['once async and once not', { tag: TAG, script: PRESENT + PRESENT.replace('<script', '<script async') }],
  ] as const) {
    test(what, async ({ host, page }) => {
      const told = await twoVersions(host, page);
      const fill = (text: string): string => text.replaceAll('{script}', `${host.files}/help-widget.js`);
      const filled = Object.fromEntries(Object.entries(options).map(([name, text]) => [name, fill(text)]));
      await page.goto(host.put(filled));
      await expectOne(host, page);
      expect(told).toEqual([]);
    });
  }
});
