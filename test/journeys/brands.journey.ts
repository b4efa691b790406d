import type { Page } from '@playwright/test';
import { builtBundles } from '../support/built.ts';
import type { Host } from '../support/host.ts';
import { expect, FALLBACK, test } from '../support/host.ts';
import { seen } from '../support/watch.ts';

const BUNDLES = builtBundles();

/** A widget of each brand inline on one page, each at its ticket with words of its own in it. */
async function visitAll(host: Host, page: Page): Promise<void> {
  const tags = BUNDLES.map(
    ({ brand: { id } }) => `<help-widget id="${id}" brand="${id}" mode="inline">${FALLBACK}</help-widget>`,
  );
  await host.visit({ tag: tags.join('') });
  for (const { brand, words } of BUNDLES) {
    const widget = page.locator(`#${brand.id}`);
    await widget.evaluate((element) => (element as HTMLElement & { open(): Promise<void> }).open());
    await widget.getByRole('button', { name: words['talk-to-a-person'], exact: true }).click();
    await widget.locator('#message').fill(wordsOf(brand.id));
  }
}

function wordsOf(brand: string): string {
  return `Words for ${brand} alone`;
}

/** What the tab keeps, by key. */
function kept(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => ({ ...sessionStorage }));
}

test.describe('widgets of several brands on one page share nothing:', () => {
  test('words and articles, colours, and what is kept are each their own', async ({ host, page }) => {
    expect(BUNDLES.length).toBeGreaterThan(2);
    await visitAll(host, page);
    const accents = new Set<string>();
    for (const { brand } of BUNDLES) {
      const widget = page.locator(`#${brand.id}`);
      await expect(widget.locator('#message')).toHaveValue(wordsOf(brand.id));
      const accent = await widget
        .locator('.primary')
        .first()
        .evaluate((button) => getComputedStyle(button).backgroundColor);
      accents.add(accent);
    }
    expect(accents.size).toBe(new Set(BUNDLES.map(({ brand }) => brand.theme['--help-accent'])).size);
    const stored = await kept(page);
    expect(Object.keys(stored).toSorted()).toEqual(
      BUNDLES.map(({ topic, brand }) => `help-widget:${topic}.${brand.id}`).toSorted(),
    );
    for (const { topic, brand } of BUNDLES) {
      const text = stored[`help-widget:${topic}.${brand.id}`] ?? '';
      for (const other of BUNDLES) expect(text.includes(wordsOf(other.brand.id))).toBe(other.brand === brand);
    }
  });

  test('each one’s events come from it', async ({ host, page }) => {
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['help-open', 'help-answer'])
        document.addEventListener(type, ({ target }) => heard.push(`${type} ${(target as Element).id}`));
    });
    await visitAll(host, page);
    const heard = await page.evaluate(() => (window as unknown as { readonly heard: readonly string[] }).heard);
    expect(heard).toEqual(BUNDLES.flatMap(({ brand: { id } }) => [`help-open ${id}`, `help-answer ${id}`]));
  });

  test('removing one from the device leaves the others’ words', async ({ host, page }) => {
    await visitAll(host, page);
    const [first, ...others] = BUNDLES;
    if (!first) throw new Error('no bundle is built');
    const { brand, words, topic } = first;
    const widget = page.locator(`#${brand.id}`);
    await widget.getByRole('button', { name: words['your-answers'], exact: true }).click();
    await widget.getByRole('button', { name: words['remove-from-device'], exact: true }).click();
    await expect(widget.getByText(words['removed-from-device'])).toBeVisible();
    expect(Object.keys(await kept(page))).not.toContain(`help-widget:${topic}.${brand.id}`);
    for (const other of others) {
      const message = page.locator(`#${other.brand.id}`).locator('#message');
      await expect(message).toHaveValue(wordsOf(other.brand.id));
      expect(JSON.stringify(await kept(page))).toContain(wordsOf(other.brand.id));
    }
    expect((await seen(page)).errors).toEqual([]);
  });
});

test('two of one brand share what they remember', async ({ host, page }) => {
  const tag =
    '<help-widget id="a" brand="example-sms"></help-widget><help-widget id="b" brand="example-sms"></help-widget>';
  const customer = await host.visit({ brand: 'example-sms', tag });
  const openOf = (id: string): Promise<void> =>
    page.locator(`#${id}`).evaluate((element) => (element as HTMLElement & { open(): Promise<void> }).open());
  await openOf('a');
  const { words } = customer.bundle;
  await page.locator('#a').getByRole('button', { name: words['talk-to-a-person'], exact: true }).click();
  await page.locator('#a').locator('#message').fill('Every word of it');
  await page.locator('#a').getByRole('button', { name: words.close, exact: true }).click();
  await openOf('b');
  await expect(page.locator('#b').locator('#message')).toHaveValue('Every word of it');
});
