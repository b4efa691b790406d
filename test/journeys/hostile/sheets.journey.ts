import type { Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { Host } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import type { Looks } from '../../support/hostile/looks.ts';
import { differences, looksOf } from '../../support/hostile/looks.ts';
import type { Picture } from '../../support/hostile/picture.ts';
import { shareThatDiffers } from '../../support/hostile/picture.ts';
import type { HostileSheet } from '../../support/hostile/sheet.ts';
import { sheets } from '../../support/hostile/sheets/index.ts';
import { TWIN, TWIN_PARTS, TWIN_SHEET } from '../../support/hostile/twin.ts';
import type { Seen } from '../../support/hostile/walk.ts';
import { VIEWS, walkAndLook, walkInline } from '../../support/hostile/walk.ts';
import { seen } from '../../support/watch.ts';

/** Large enough that magnifying leaves room. */
const VIEW = { width: 1400, height: 1200 };
/** Elements of the widget, and properties of each, that are looked at in any case. */
const LEAST = { sheets: 25, elements: 10, properties: 60 };

interface Twin {
  readonly looks: Looks;
  readonly picture: Picture;
}

interface Shown extends Seen {
  readonly twin: Twin;
}

/** The clean pages seen so far by this worker. */
const clean = new Map<string, Promise<Shown>>();
const inlines = new Map<string, Promise<Looks>>();

test.use({ viewport: VIEW });

for (const sheet of sheets) {
  test(`${sheet.name}: changes an unprotected twin, and nothing of the widget`, async ({ host, page }) => {
    const plain = await cleanPage(host, page, sheet);
    const { customer, twin } = await visit(host, page, sheet, sheet.css);
    if (differences(plain.twin.looks, twin.looks).length === 0) {
      expect(await shareThatDiffers(page, plain.twin.picture, twin.picture), 'the control').toBeGreaterThan(0.5);
    }

    const { looks, pictures } = await walkAndLook(customer);
    const off = differences(plain.looks, looks).filter((line) => !sheet.spares?.lines.test(line));
    expect(off).toEqual([]);
    if (!sheet.magnifies) {
      for (const part of ['launcher', 'dialog'] as const) {
        const share = await shareThatDiffers(page, plain.pictures[part], pictures[part]);
        expect(share, `the ${part}’s picture`).toBeLessThan(0.001);
      }
    }
    expect((await seen(page)).errors).toEqual([]);
  });
}

/** What a widget in the page's flow takes from it. */
const PLACE: readonly RegExp[] = [
  // How wide its place is, and the least it may become there.
  / (?:width|height|inline-size|block-size|(?:perspective|transform)-origin|grid-template-(?:rows|columns)):/,
  /^inline min-(?:width|inline-size):/,
  // Out of view the panel takes the launcher's place by itself.
  /^launcher display: none,/,
  // Lines that a page draws through a box go through all that flows in it, and nothing in there can end them (CSS Text
  // Decoration, section 2).
  / -webkit-text-decorations-in-effect:/,
];

for (const sheet of sheets) {
  test(`${sheet.name}, inline: changes nothing of the widget but its place`, async ({ host, page }) => {
    const inline = { ...sheet, attributes: `mode="inline" ${sheet.attributes ?? ''}` };
    const plain = await cleanInline(host, page, inline);
    const { customer } = await visit(host, page, inline, sheet.css);
    const off = differences(plain, await walkInline(customer));
    const stands = [...PLACE, ...(sheet.spares ? [sheet.spares.lines] : [])];
    expect(off.filter((line) => !stands.some((one) => one.test(line)))).toEqual([]);
    expect((await seen(page)).errors).toEqual([]);
  });
}

test('there are enough sheets, elements and properties', async ({ host, page }) => {
  const { looks } = await cleanPage(host, page, {});
  const elements = Object.values(VIEWS).flatMap((view) => Object.keys(view));
  const properties = Object.values(looks).map((one) => Object.keys(one).length);
  expect(Object.keys(looks)).toEqual(elements);
  expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
  const least = Math.min(...properties);
  process.stdout.write(
    `hostile sheets: ${sheets.length}; elements: ${elements.length}; properties of each: ${least}\n`,
  );
  expect(sheets.length).toBeGreaterThanOrEqual(LEAST.sheets);
  expect(elements.length).toBeGreaterThanOrEqual(LEAST.elements);
  expect(least).toBeGreaterThanOrEqual(LEAST.properties);
});

/** The page without the sheet, for a widget with the same attributes. */
function cleanPage(host: Host, page: Page, sheet: Partial<HostileSheet>): Promise<Shown> {
  const { attributes = '', forcedColors = false } = sheet;
  const key = `${attributes} ${forcedColors}`;
  const shown =
    clean.get(key) ??
    visit(host, page, { attributes, forcedColors }).then(async ({ customer, twin }) => ({
      ...(await walkAndLook(customer)),
      twin,
    }));
  clean.set(key, shown);
  return shown;
}

/** The looks in mode inline on the page without the sheet. */
function cleanInline(host: Host, page: Page, sheet: HostileSheet): Promise<Looks> {
  const { attributes = '', forcedColors = false } = sheet;
  const key = `${attributes} ${forcedColors}`;
  const looks =
    inlines.get(key) ?? visit(host, page, { attributes, forcedColors }).then(({ customer }) => walkInline(customer));
  inlines.set(key, looks);
  return looks;
}

async function visit(
  host: Host,
  page: Page,
  { attributes = '', forcedColors = false, quirks = false }: Partial<HostileSheet>,
  css = '',
): Promise<{ readonly customer: Customer; readonly twin: Twin }> {
  await page.emulateMedia({ forcedColors: forcedColors ? 'active' : 'none' });
  const customer = await host.visit({
    attributes,
    before: TWIN,
    head: `<style>${TWIN_SHEET}</style><style>${css}</style>`,
    doctype: !quirks,
  });
  await page.evaluate(() => sessionStorage.clear());
  // What is painted at the twin's place on the clean page.
  const picture = (await page.screenshot({ clip: { x: 20, y: 300, width: 300, height: 300 } })).toString('base64');
  return { customer, twin: { looks: await looksOf(page, 'help-twin', TWIN_PARTS), picture } };
}
