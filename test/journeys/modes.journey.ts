import type { Locator } from '@playwright/test';
import { expect, test } from '../support/host.ts';
import { seen, shifts } from '../support/watch.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page');
  return box;
}

const WALK = ['forgot-password', 'no-reset-email', 'not-there', 'wrong-passwords'] as const;

test.describe('mode launcher', () => {
  test('stands in the corner and moves nothing, from the first question to the ticket', async ({ host, page }) => {
    const customer = await host.visit();
    await customer.open();
    await customer.answers(WALK);
    await customer.back();
    await customer.yourAnswers();
    await customer.close();
    expect(await shifts(page)).toEqual([]);
    const { x, width } = await boxOf(customer.launcher);
    expect(x + width).toBeGreaterThan(1180);
  });

  test('shows the launcher’s words from the tag before anything is loaded', async ({ host }) => {
    const customer = await host.visit({ attributes: 'label="Locked out?" accent="#7a1fa2"' });
    await expect(customer.launcher).toHaveText('Locked out?');
    await expect(customer.launcher).toHaveCSS('background-color', 'rgb(122, 31, 162)');
    expect(host.loaded).toEqual(['help-widget.js']);
  });
});

test.describe('mode inline', () => {
  const far = '<div style="height: 2400px"></div>';

  test('takes the fallback’s place out of view, and nothing on the page moves', async ({ host, page }) => {
    const customer = await host.visit({ attributes: 'mode="inline"', before: far, after: '<p id="below">Below</p>' });
    await expect(customer.widget).toBeAttached();
    await expect(customer.launcher).toBeAttached();
    expect(host.loaded).toEqual(['help-widget.js']);
    await expect(page.locator('#fallback')).toBeVisible();
    const below = await boxOf(page.locator('#below'));

    // Near, but not yet in view.
    await customer.widget.evaluate((widget) => scrollTo(0, widget.getBoundingClientRect().top - innerHeight - 200));
    await expect(customer.panel).toBeAttached();
    await customer.widget.evaluate((widget) => widget.scrollIntoView());
    await customer.expectStep('what-happens');
    await expect(page.locator('#fallback')).toBeHidden();
    await customer.answers(WALK);
    await customer.expectStep('unlock-user');
    await page.evaluate(() => scrollTo(0, 0));
    expect((await boxOf(page.locator('#below'))).y).toBeGreaterThanOrEqual(below.y);
    expect((await seen(page)).writes.every((write) => write.startsWith('sessionStorage '))).toBe(true);
  });

  test('leaves a fallback that is seen alone until it is asked', async ({ host, page }) => {
    const customer = await host.visit({ attributes: 'mode="inline"' });
    await expect.poll(() => host.loaded.length).toBeGreaterThan(1);
    await expect(page.locator('#fallback')).toBeVisible();
    await expect(customer.panel).not.toBeAttached();
    await customer.open();
    await expect(page.locator('#fallback')).toBeHidden();
    expect(await shifts(page)).toEqual([]);
  });

  test('is no trap, and has no button to close', async ({ host, page }) => {
    const customer = await host.visit({
      attributes: 'mode="inline"',
      after: '<a href="/elsewhere" id="after">After</a>',
    });
    await customer.open();
    await expect(customer.panel.getByRole('button', { name: customer.bundle.words.close, exact: true })).toHaveCount(0);
    for (let presses = 0; presses < 15; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.locator('#after').evaluate((link) => link === document.activeElement)) break;
    }
    await expect(page.locator('#after')).toBeFocused();
  });

  test('gives its place back when the host closes it', async ({ host, page }) => {
    const customer = await host.visit({ attributes: 'mode="inline"' });
    await customer.open();
    await page.evaluate(() => document.querySelector('help-widget')?.close());
    await expect(page.locator('#fallback')).toBeVisible();
    await expect(customer.panel).not.toBeAttached();
  });
});

test.describe('mode attached', () => {
  const attributes = 'mode="attached" trigger="trouble"';
  const trigger = '<a id="trouble" href="/elsewhere">Trouble signing in?</a>';
  const tall = '<div style="height: 1600px"></div>';
  const size = { width: 1280, height: 800 };

  test('stands beside its trigger and goes along with scrolling and resizing', async ({ host, page }) => {
    await page.setViewportSize(size);
    const customer = await host.visit({ attributes, before: trigger, after: tall });
    const anchor = page.locator('#trouble');
    await expect(customer.launcher).toBeHidden();
    await anchor.click();
    await customer.expectStep('what-happens');
    /** How far it stands after its trigger, and how far below the trigger's top it begins. */
    const distance = async (): Promise<readonly number[]> => {
      const [beside, panel] = [await boxOf(anchor), await boxOf(customer.dialog)];
      return [Math.round(panel.x - beside.x - beside.width), Math.round(panel.y - beside.y)];
    };
    await expect.poll(async () => (await distance())[0]).toBe(8);
    await page.evaluate(() => scrollTo(0, 100));
    await expect.poll(distance).toEqual([8, 0]);
    await page.setViewportSize({ width: 900, height: 700 });
    await expect.poll(async () => (await distance())[0]).toBe(8);
    await expect
      .poll(async () => {
        const { y, height } = await boxOf(customer.dialog);
        return y + height;
      })
      .toBeLessThanOrEqual(700);
  });

  test('stands before its trigger where there is no room after it', async ({ host, page }) => {
    await page.setViewportSize(size);
    const before = `<div style="text-align: right">${trigger}</div>`;
    const customer = await host.visit({ attributes, before, after: tall });
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    await expect
      .poll(async () => {
        const { x, width } = await boxOf(customer.dialog);
        return Math.round((await boxOf(page.locator('#trouble'))).x - x - width);
      })
      .toBe(8);
  });

  test('moves nothing while the customer walks', async ({ host, page }) => {
    await page.setViewportSize(size);
    const customer = await host.visit({ attributes, before: trigger });
    await page.locator('#trouble').click();
    await customer.answers(WALK);
    await customer.back();
    expect(await shifts(page)).toEqual([]);
  });

  test('stands above a trigger as wide as the page, where there is more room above', async ({ host, page }) => {
    await page.setViewportSize(size);
    const wide = trigger.replace('<a ', '<a style="display: block" ');
    const customer = await host.visit({ attributes, before: `<div style="height: 480px"></div>${wide}`, after: tall });
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    const top = (await boxOf(page.locator('#trouble'))).y;
    await expect
      .poll(async () => {
        const { y, height } = await boxOf(customer.dialog);
        return Math.round(top - y - height);
      })
      .toBe(8);
    expect((await boxOf(customer.dialog)).y).toBeGreaterThanOrEqual(0);
  });

  test('stands in the corner where the placing part does not arrive', async ({ host, page }) => {
    await page.setViewportSize(size);
    const customer = await host.visit({ attributes, before: trigger });
    host.lose('/place.');
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    const { x, y, width, height } = await boxOf(customer.dialog);
    expect([x + width, y + height]).toEqual([1260, 780]);
  });

  test('says on its trigger whether it is open, and gives the focus back', async ({ host, page }) => {
    const customer = await host.visit({ attributes, before: trigger });
    const anchor = page.locator('#trouble');
    await expect(anchor).toHaveAttribute('aria-expanded', 'false');
    await anchor.press('Enter');
    await customer.expectFocusOnHeading('What happens when you try to sign in?');
    await expect(anchor).toHaveAttribute('aria-expanded', 'true');
    await customer.escape();
    await expect(anchor).toBeFocused();
    await expect(anchor).toHaveAttribute('aria-expanded', 'false');
    expect(page.url()).toContain('/sign-in');
  });

  test('becomes a launcher where the trigger is not there', async ({ host }) => {
    const customer = await host.visit({ attributes });
    await customer.open();
  });

  test('is a sheet on a phone, and loads no placing part', async ({ host, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const customer = await host.visit({ attributes, before: trigger });
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    await expect.poll(() => customer.dialog.boundingBox()).toMatchObject({ x: 0, width: 360 });
    expect(host.loaded.filter((file) => file.startsWith('place'))).toEqual([]);
  });
});
