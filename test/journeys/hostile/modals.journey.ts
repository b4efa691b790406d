import type { Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { HostOptions } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { pressCentre } from '../../support/hostile/walk.ts';
import { seen } from '../../support/watch.ts';

const DIALOG = `<dialog id="modal" aria-label="Session">
  <p>Your session has ended.</p> <button id="trouble">Trouble signing in?</button> <button id="done">Done</button>
</dialog>`;
const BESIDE: HostOptions = { attributes: 'mode="attached" trigger="trouble"', after: DIALOG };

function showModal(page: Page): Promise<void> {
  return page.evaluate(() => (document.querySelector('#modal') as HTMLDialogElement).showModal());
}

function closeModal(page: Page): Promise<void> {
  return page.evaluate(() => (document.querySelector('#modal') as HTMLDialogElement).close());
}

/** The panel takes presses and keys, and keeps the focus. */
async function expectUsable(customer: Customer): Promise<void> {
  const { page, bundle, panel } = customer;
  await customer.expectFocusOnHeading('What happens when you try to sign in?');
  await page.keyboard.press('Tab');
  const first = panel.locator('.answers button').first();
  await expect(first).toBeFocused();
  await pressCentre(page, panel.getByRole('button', { name: customer.sayingOf('no-reset-email'), exact: true }));
  customer.follow('no-reset-email');
  await customer.expectStep('checked-spam');
  await customer.talkToAPerson();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await customer.field('message').click();
  await page.keyboard.type('Still locked out');
  await expect(customer.field('message')).toHaveValue('Still locked out');
  await expect(panel.getByRole('button', { name: bundle.words.continue })).toBeVisible();
}

test('a trigger inside a modal of the host opens a panel above it', async ({ host, page }) => {
  const customer = await host.visit(BESIDE);
  await showModal(page);
  await page.locator('#trouble').click();
  await customer.expectStep('what-happens');
  await expectUsable(customer);
  await customer.escape();
  await expect(page.locator('#modal')).toBeVisible();
  await expect(page.locator('#trouble')).toBeFocused();
  await page.locator('#done').click();
  expect((await seen(page)).errors).toEqual([]);
});

test('open() shows a panel above a modal of the host', async ({ host, page }) => {
  const customer = await host.visit({ after: DIALOG });
  await expect(customer.launcher).toBeVisible();
  await showModal(page);
  await page.evaluate(() => document.querySelector('help-widget')?.open());
  await expectUsable(customer);
});

test('open() shows a panel above a modal inside a shadow root of the host', async ({ host, page }) => {
  const customer = await host.visit({ after: '<div id="system"></div>' });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.textContent = 'A dialog of a design system';
    document.querySelector('#system')?.attachShadow({ mode: 'closed' }).append(dialog);
    dialog.showModal();
  });
  await page.evaluate(() => document.querySelector('help-widget')?.open());
  await expectUsable(customer);
});

test('open() shows a panel where the host has made everything but its own dialog inert', async ({ host, page }) => {
  const customer = await host.visit({ after: '</main><div role="dialog">A dialog of divs</div><main>' });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => {
    for (const main of document.querySelectorAll('main')) main.inert = true;
    return document.querySelector('help-widget')?.open();
  });
  await customer.expectFocusOnHeading('What happens when you try to sign in?');
  // Playwright's own click takes what stands in an inert tree for inert; a modal in it is not.
  const answer = customer.sayingOf('no-reset-email');
  await pressCentre(page, customer.panel.getByRole('button', { name: answer, exact: true }));
  customer.follow('no-reset-email');
  await customer.expectStep('checked-spam');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  customer.follow('found');
  await customer.expectStep('temporary-password');
});

test('open() shows a panel above a focus trap of the host, which takes nothing back', async ({ host, page }) => {
  const customer = await host.visit({
    after: `<div id="trap" role="dialog" style="position: fixed; inset: 0; z-index: 1055"><button>Trapped</button></div>`,
  });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => {
    const trapped = document.querySelector('#trap button') as HTMLElement;
    document.addEventListener('focusin', ({ target }) => {
      if (target !== trapped) trapped.focus();
    });
    trapped.focus();
  });
  await page.locator('[name=username]').focus();
  await expect(page.locator('#trap button'), 'the control: the trap works').toBeFocused();
  await page.evaluate(() => document.querySelector('help-widget')?.open());
  await expectUsable(customer);
});

/** Somebody is in the middle of a ticket. */
async function inTicket(customer: Customer): Promise<void> {
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fill('message', 'Half a sent');
  await customer.page.keyboard.press('Control+End');
}

/** All is as {@link inTicket} left it. */
async function expectUnchanged(customer: Customer): Promise<void> {
  await customer.expectStep('unlock-user');
  await expect(customer.field('message')).toHaveValue('Half a sent');
  await expect(customer.field('message')).toBeFocused();
  await customer.page.keyboard.type('ence');
  await expect(customer.field('message')).toHaveValue('Half a sentence');
  const types = (await seen(customer.page)).events.map(({ type }) => type);
  expect(types.filter((type) => type === 'help-open' || type === 'help-close')).toEqual(['help-open']);
}

/** What takes a press in the middle of the panel. */
function hitAtPanel(customer: Customer): Promise<string | undefined> {
  return customer.dialog.evaluate((dialog) => {
    const { left, top, width, height } = dialog.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2)?.localName;
  });
}

test('a modal that the host opens later covers it; then it stands there unchanged', async ({ host, page }) => {
  const customer = await host.visit({ after: DIALOG });
  await inTicket(customer);
  expect(await hitAtPanel(customer)).toBe('help-widget');
  await showModal(page);
  expect(await hitAtPanel(customer)).not.toBe('help-widget');
  await page.locator('#done').focus();
  await closeModal(page);
  expect(await hitAtPanel(customer)).toBe('help-widget');
  await expectUnchanged(customer);
});

for (const kind of ['auto', 'manual'] as const) {
  test(`a popover (${kind}) that the host opens later stands above it and closes nothing`, async ({ host, page }) => {
    const style = 'position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0';
    const customer = await host.visit({ after: `<div id="tip" popover="${kind}" style="${style}">A tip</div>` });
    await inTicket(customer);
    await page.evaluate(() => (document.querySelector('#tip') as HTMLElement).showPopover());
    expect(await hitAtPanel(customer)).toBe('div');
    await page.evaluate(() => (document.querySelector('#tip') as HTMLElement).hidePopover());
    expect(await hitAtPanel(customer)).toBe('help-widget');
    await expectUnchanged(customer);
  });
}

test('over what is shown on the full screen, open() shows a panel', async ({ host, page }) => {
  const customer = await host.visit({
    after: '<div id="video" style="background: #000"><button id="full">Full screen</button></div>',
  });
  await expect(customer.launcher).toBeVisible();
  await page.evaluate(() => {
    const video = document.querySelector('#video') as HTMLElement;
    document.querySelector('#full')?.addEventListener('click', () => void video.requestFullscreen());
  });
  await page.locator('#full').click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('video');
  await page.evaluate(() => document.querySelector('help-widget')?.open());
  await expectUsable(customer);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
  await expect(customer.field('message')).toHaveValue('Still locked out');
  await customer.close();
});
