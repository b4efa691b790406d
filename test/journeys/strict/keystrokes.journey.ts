import type { Locator, Page } from '@playwright/test';
import type { FieldId } from '../../../src/bundle/bundle.ts';
import type { Customer } from '../../support/customer.ts';
import { expect, test } from '../../support/host.ts';
import { PRINTABLE, SHORTCUT_LIBRARIES, shortcutScript, takeShortcuts } from '../../support/shortcuts.ts';

declare global {
  interface Window {
    /** Events that bubbled to the document or the window, as `type target`. */
    bubbled: string[];
  }
}

/** Every event that tells of what is typed. */
const TYPING = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'textInput', 'change'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste', 'dragstart', 'drop'],
];
/** What {@link typeEverything} brings about; `change` is left out, as it crosses no shadow root. */
const BROUGHT_ABOUT = TYPING.filter((type) => !['change', 'dragstart', 'drop'].includes(type)).toSorted();

/** A field in an open shadow root that nothing shields: what a widget without care would be. */
const TWIN = `<twin-field></twin-field><script>
  document.querySelector('twin-field').attachShadow({ mode: 'open' }).append(document.createElement('textarea'));
</script>`;

const FIELDS: readonly FieldId[] = ['contact-email', 'contact-phone', 'sign-in-name', 'account-id', 'message'];

async function inTheForm(customer: Customer): Promise<void> {
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
}

/** Notes what bubbles up to the document and the window. Before the widget is there, so that no listener of ours is first. */
async function noteBubbling(page: Page): Promise<void> {
  await page.addInitScript((types) => {
    window.bubbled = [];
    for (const target of [document, window])
      for (const type of types)
        target.addEventListener(type, (event) => {
          window.bubbled.push(`${type} ${(event.target as Element).localName}`);
        });
  }, TYPING);
}

/** Types, composes as an input method does, and uses the clipboard. */
async function typeEverything(field: Locator): Promise<void> {
  const page = field.page();
  await field.focus();
  await page.keyboard.type('Typed');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.insertText', { text: '日' });
  await session.detach();
  for (const key of ['a', 'c', 'x', 'v', 'v']) await page.keyboard.press(`Control+${key}`);
  await expect(field).toHaveValue('Typed日Typed日');
  await page.keyboard.press('Backspace');
  await field.blur();
}

async function bubbledFrom(page: Page, element: string): Promise<readonly string[]> {
  const lines = await page.evaluate(() => window.bubbled);
  const ours = lines.map((line) => line.split(' ')).filter(([, target]) => target === element);
  return [...new Set(ours.map(([type = '']) => type))].toSorted();
}

test.describe('what is typed stays in the widget', () => {
  test('0 key, input, composition and clipboard events of any field bubble to the page', async ({ host, page }) => {
    await noteBubbling(page);
    const customer = await host.visit({ brand: 'example-sms', before: TWIN });
    await typeEverything(page.locator('twin-field textarea'));
    expect(await bubbledFrom(page, 'twin-field'), 'a field without a shield tells everything').toEqual(BROUGHT_ABOUT);

    await inTheForm(customer);
    for (const field of ['sign-in-name', 'message'] as const) await typeEverything(customer.field(field));
    for (const field of FIELDS) await customer.fill(field, 'filled in');
    expect(await bubbledFrom(page, 'help-widget')).toEqual([]);
  });

  test('in mode inline too, and of text that is dragged into a field', async ({ host, page }) => {
    await noteBubbling(page);
    const customer = await host.visit({ brand: 'example-sms', attributes: 'mode="inline"' });
    await inTheForm(customer);
    await typeEverything(customer.field('message'));
    await customer.fill('message', 'Dragged');
    await customer.field('message').dblclick({ position: { x: 30, y: 22 } });
    const box = (await customer.field('message').boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(box.x + 30, box.y + 22);
    await page.mouse.down();
    await customer.field('sign-in-name').hover();
    await customer.field('sign-in-name').hover({ position: { x: 12, y: 12 } });
    await page.mouse.up();
    await expect(customer.field('sign-in-name')).toHaveValue('Dragged');
    expect(await bubbledFrom(page, 'help-widget')).toEqual([]);
  });

  test('and the keys still do what they do here: Tab goes on, Escape closes, panel and sheet', async ({
    host,
    page,
  }) => {
    await noteBubbling(page);
    const customer = await host.visit({ brand: 'example-sms' });
    await inTheForm(customer);
    await customer.field('sign-in-name').focus();
    await page.keyboard.press('Tab');
    await expect(customer.field('account-id')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(customer.field('sign-in-name')).toBeFocused();
    await customer.escape();
    await page.setViewportSize({ width: 360, height: 740 });
    await customer.launcher.click();
    await customer.field('message').focus();
    await customer.escape();
    expect((await bubbledFrom(page, 'help-widget')).filter((type) => !type.startsWith('key'))).toEqual([]);
  });
});

test.describe('shortcuts of the page', () => {
  for (const library of SHORTCUT_LIBRARIES) {
    test(`${library}: typing all 95 printable characters into our fields triggers nothing`, async ({ host, page }) => {
      host.serve('/shortcuts.js', await shortcutScript(library));
      const customer = await host.visit({
        brand: 'example-sms',
        before: `${TWIN}<p id="blank" tabindex="-1">Blank</p>`,
        after: '<script src="/shortcuts.js"></script>',
      });
      for (const place of ['#blank', 'twin-field textarea']) {
        await page.locator(place).focus();
        await page.keyboard.type(PRINTABLE);
        expect(await takeShortcuts(page), `typed into ${place}, each triggers`).toBe(PRINTABLE);
      }

      await inTheForm(customer);
      await takeShortcuts(page);
      for (const id of FIELDS) {
        const field = customer.field(id);
        await field.focus();
        await page.keyboard.type(PRINTABLE);
        // An email field leaves out white space.
        await expect(field).toHaveValue(id === 'contact-email' ? PRINTABLE.trim() : PRINTABLE);
      }
      expect(await takeShortcuts(page)).toBe('');
    });
  }
});
