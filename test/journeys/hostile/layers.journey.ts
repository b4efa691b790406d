import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/host.ts';
import { pressCentre } from '../../support/hostile/walk.ts';
import { seen } from '../../support/watch.ts';

/** A button of the page's, placed as a widget's is without the top layer: the control. */
const TWIN =
  '<button id="twin" style="position: fixed; inset: auto auto 40px 40px; z-index: 2147483647; height: 40px">Twin</button>';
const OVERLAY =
  '<div id="overlay" style="position: fixed; inset: 0; z-index: 2147483647; background: #0008">An overlay</div>';
const TALL = '<div style="height: 2400px"></div>';
/** The tag at the end of the body, beside what the page has in it. */
const LAST = { tag: '', script: '<help-widget></help-widget><script async src="{script}" crossorigin></script>' };

/** What takes a press in the middle of an element of the page. */
function hitAt(page: Page, selector: string): Promise<string> {
  return page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit?.id || (hit?.localName ?? '');
  });
}

/** How far an element ends from the right and the bottom of the view. */
function corner(locator: Locator): Promise<readonly number[]> {
  return locator.evaluate((element) => {
    const { right, bottom } = element.getBoundingClientRect();
    return [innerWidth - right, innerHeight - bottom].map(Math.round);
  });
}

test('over an overlay of the page with the highest z-index, it is seen and pressed', async ({ host, page }) => {
  const customer = await host.visit({ after: TWIN + OVERLAY });
  expect(await hitAt(page, '#twin'), 'the control').toBe('overlay');
  await pressCentre(page, customer.launcher);
  await customer.expectStep('what-happens');
  await customer.answer('no-reset-email');
  await customer.close();
  expect(await hitAt(page, '#submit')).toBe('overlay');
});

test('under a body that is transformed, it stays in the corner of the view', async ({ host, page }) => {
  const style = '<style>body { transform: translateY(-40px) scale(0.9); filter: hue-rotate(90deg) }</style>';
  const customer = await host.visit({ head: style, after: TWIN + TALL });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => scrollTo(0, 500));
  const [, below = 0] = await corner(page.locator('#twin'));
  expect(Math.abs(below), 'the control').toBeGreaterThan(400);
  expect(await corner(customer.launcher)).toEqual([20, 20]);
  await pressCentre(page, customer.launcher);
  await customer.expectStep('what-happens');
  expect(await corner(customer.dialog)).toEqual([20, 20]);
});

test('under a body that is transformed, the panel stands beside its trigger', async ({ host, page }) => {
  const customer = await host.visit({
    head: '<style>body { transform: translate(30px, 25px); will-change: transform }</style>',
    attributes: 'mode="attached" trigger="trouble"',
    before: '<a id="trouble" href="/elsewhere">Trouble signing in?</a>',
    after: TALL,
  });
  await expect(customer.launcher).toBeHidden();
  await page.evaluate(() => scrollTo(0, 60));
  await page.locator('#trouble').click();
  await customer.expectStep('what-happens');
  const gap = async (): Promise<number> => {
    const [anchor, panel] = [await page.locator('#trouble').boundingBox(), await customer.dialog.boundingBox()];
    return Math.round((panel?.x ?? 0) - (anchor?.x ?? 0) - (anchor?.width ?? 0));
  };
  await expect.poll(gap).toBe(8);
  await customer.answer('no-reset-email');
});

for (const [width, height] of [
  [1280, 720],
  [390, 740],
  [740, 360],
] as const) {
  test(`on a page that is zoomed by its sheet, all of it is in the view of ${width} by ${height}`, async ({
    host,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const customer = await host.visit({
      head: '<style>html, body { zoom: 1.25 }</style>',
      attributes: 'mode="attached" trigger="trouble"',
      before: '<a id="trouble" href="/elsewhere">Trouble signing in?</a>',
    });
    await expect(customer.launcher).toBeHidden();
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    const over = (): Promise<number> =>
      customer.dialog.evaluate((dialog) => {
        const { left, top, right, bottom } = dialog.getBoundingClientRect();
        return Math.round(Math.max(-left, -top, right - innerWidth, bottom - innerHeight, 0));
      });
    await expect.poll(over).toBe(0);
    if (width === 1280) {
      const gap = async (): Promise<number> => {
        const [anchor, panel] = [await page.locator('#trouble').boundingBox(), await customer.dialog.boundingBox()];
        return Math.round((panel?.x ?? 0) - (anchor?.x ?? 0) - (anchor?.width ?? 0));
      };
      await expect.poll(gap).toBe(8);
    }
    await customer.close();
  });
}

test('beside a tree that is inert, it is seen and pressed', async ({ host, page }) => {
  const customer = await host.visit({ ...LAST, before: TWIN });
  await page.locator('main').evaluate((main) => main.toggleAttribute('inert', true));
  expect(await hitAt(page, '#twin'), 'the control').not.toBe('twin');
  await pressCentre(page, customer.launcher);
  await customer.expectStep('what-happens');
  await customer.answer('no-reset-email');
});

test('moved, taken out, put back and given another mode, it stands where it belongs', async ({ host, page }) => {
  const customer = await host.visit({ after: OVERLAY + TALL });
  const { widget, launcher } = customer;
  await expect(launcher).toBeVisible();
  await page.evaluate(() => {
    const moved = document.querySelector('help-widget') as HTMLElement;
    document.body.append(moved);
    moved.remove();
    document.body.prepend(moved);
    // Taken out again before it is told that it came in.
    const other = document.createElement('template').content;
    other.append(moved);
    document.body.append(other);
  });
  expect(await corner(launcher)).toEqual([20, 20]);

  await widget.evaluate((element) => element.setAttribute('mode', 'inline'));
  await expect(launcher).not.toHaveAttribute('popover');
  await expect(launcher).toHaveCSS('position', 'static');
  await widget.evaluate((element) => element.toggleAttribute('hidden', true));
  await expect(launcher).toBeHidden();
  await widget.evaluate((element) => {
    element.toggleAttribute('hidden', false);
    element.setAttribute('mode', 'launcher');
  });
  expect(await corner(launcher)).toEqual([20, 20]);
  await pressCentre(page, launcher);
  await customer.expectStep('what-happens');
  expect((await seen(page)).errors).toEqual([]);
});

test('a host can hide it, and show it again', async ({ host, page }) => {
  const customer = await host.visit({ head: '<style>.quiet help-widget { display: none }</style>', after: OVERLAY });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => document.body.classList.add('quiet'));
  await expect(customer.launcher).toBeHidden();
  await page.evaluate(() => document.body.classList.remove('quiet'));
  await pressCentre(page, customer.launcher);
  await customer.expectStep('what-happens');
  await customer.close();
  await customer.widget.evaluate((element) => element.toggleAttribute('hidden', true));
  await expect(customer.launcher).toBeHidden();
});

test('its direction is the page’s own, not a style’s', async ({ host, page }) => {
  const customer = await host.visit({ head: '<style>* { direction: rtl !important }</style>' });
  expect(await corner(customer.launcher)).toEqual([20, 20]);
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await customer.widget.evaluate((element) => element.setAttribute('label', 'Help'));
  const [right = 0, below] = await corner(customer.launcher);
  expect([right > 900, below]).toEqual([true, 20]);
});

test('nothing of it comes on paper, whatever a sheet for printing brings back', async ({ host, page }) => {
  const back = 'display: block !important; visibility: visible !important; position: static !important';
  const customer = await host.visit({
    head: `<style>@media print { * { ${back} } #twin { outline: solid } }</style>`,
    after: TWIN,
  });
  await customer.open();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#twin'), 'the control').toHaveCSS('position', 'static');
  await expect(page.locator('#fallback')).toBeVisible();
  await expect(customer.launcher).toHaveCSS('display', 'none');
  await expect(customer.dialog).toHaveCSS('display', 'none');
});
