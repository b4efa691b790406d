import type { Page } from '@playwright/test';
import { expect, test } from '../support/host.ts';
import type { Customer } from '../support/customer.ts';

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(27, 29, 34)';

const surface = (customer: Customer): Promise<string> =>
  customer.panel.evaluate((panel) => getComputedStyle(panel.parentElement as Element).backgroundColor);

/** Changes the page and reads the panel's surface in the same task, before anything is painted. */
function switched(page: Page, scheme: string): Promise<string> {
  return page.evaluate((value) => {
    document.documentElement.style.colorScheme = value;
    const dialog = document.querySelector('help-widget')?.shadowRoot?.querySelector('dialog');
    return getComputedStyle(dialog as Element).backgroundColor;
  }, scheme);
}

test.describe('the theme', () => {
  test('follows a switch of the page at once, and of the system where the page leaves it the choice', async ({
    host,
    page,
  }) => {
    const customer = await host.visit({ head: '<style>:root { color-scheme: light }</style>' });
    await customer.open();
    expect(await surface(customer)).toBe(LIGHT);
    expect(await switched(page, 'dark')).toBe(DARK);
    expect(await switched(page, 'light')).toBe(LIGHT);
    expect(await switched(page, 'light dark')).toBe(LIGHT);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await surface(customer)).toBe(DARK);
    await customer.expectStep('what-happens');
  });

  test('follows the system on a page that says nothing, until it does', async ({ host, page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const customer = await host.visit();
    await customer.open();
    expect(await surface(customer)).toBe(DARK);
    await switched(page, 'light');
    await expect.poll(() => surface(customer)).toBe(LIGHT);
  });

  test('takes the words of a page that is dark without saying so, and can be read', async ({ host, page }) => {
    const customer = await host.visit({
      head: '<style>body { background: #14213d; color: #fca311; font-family: monospace }</style>',
      attributes: 'theme="host"',
    });
    await expect(customer.launcher).toHaveCSS('font-family', 'monospace');
    await customer.open();
    await customer.answers(['forgot-password']);
    const { words, ground } = await customer.panel.evaluate((panel) => {
      const style = getComputedStyle(panel.parentElement as Element);
      return { words: style.color, ground: style.backgroundColor };
    });
    // Computed in OKLCH, the first number is the lightness.
    const lightness = (colour: string): number => Number(/^oklch\(([\d.]+)/.exec(colour)?.[1]);
    expect(lightness(words)).toBeGreaterThan(0.75);
    expect(lightness(ground)).toBeLessThan(0.25);
    await page.evaluate(() => (document.body.style.color = '#14213d'));
    await expect.poll(() => surface(customer)).toMatch(/^oklch\(1 /);
  });

  for (const theme of ['auto', 'dark', 'host']) {
    test(`${theme} gives way to the customer’s own colours`, async ({ host, page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      const customer = await host.visit({ attributes: `theme="${theme}"` });
      const system = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('p'));
        const read = (name: string): string => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        };
        const found = { words: read('CanvasText'), canvas: read('Canvas'), button: read('ButtonText') };
        probe.remove();
        return found;
      });
      // The theme host names the customer's colours itself, those of a page turned round.
      await expect(customer.launcher).toHaveCSS('color', theme === 'host' ? system.canvas : system.button);
      if (theme === 'host') await expect(customer.launcher).toHaveCSS('background-color', system.words);
      await expect(customer.launcher).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
      await customer.open();
      const heading = page.locator('help-step h2');
      await expect(heading).toHaveCSS('color', system.words);
      expect(await surface(customer)).toBe(system.canvas);
      await expect(page.locator('help-step .answers button').first()).toHaveCSS('color', system.button);
    });
  }
});
