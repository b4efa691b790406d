import type { Page } from '@playwright/test';
import type { HostOptions } from '../../support/host.ts';
import { expect, FALLBACK, test } from '../../support/host.ts';
import { focused } from '../../support/keyboard.ts';
import { SENDING_BRAND } from '../../support/whole-journey.ts';

/** A sign-in form with one of every kind of control; `{widget}` is where the widget may stand in it. */
const FORM = `<form id="theirs" action="/elsewhere" autocomplete="on">
  <input name="user" aria-label="User" autocomplete="section-a username webauthn" value="robin">
  <input name="secret" type="password" aria-label="Secret" autocomplete="current-password" value="hidden">
  <input name="code" aria-label="Code" autocomplete="one-time-code" inputmode="numeric">
  <select name="region" aria-label="Region" autocomplete="country"><option>AU</option><option>NZ</option></select>
  <label><input type="checkbox" name="remember" checked> Remember me</label>
  <textarea name="note" aria-label="Note">noted</textarea>
  {widget}
  <input type="hidden" name="token" value="t0ken">
  <button name="go" value="1">Go</button>
</form>
<input form="theirs" name="outside" aria-label="Outside" value="too">`;

const WIDGET = `<help-widget brand="${SENDING_BRAND}" {attributes}>${FALLBACK}</help-widget>`;

interface Placed {
  readonly where: string;
  readonly attributes: string;
  readonly inside: boolean;
}

const PLACED: readonly Placed[] = [
  { where: 'outside the form', attributes: '', inside: false },
  { where: 'inside the form', attributes: '', inside: true },
  { where: 'inside the form, inline', attributes: 'mode="inline"', inside: true },
];

function pageOf({ attributes, inside }: Placed): HostOptions {
  const widget = WIDGET.replace('{attributes}', attributes);
  return { tag: inside ? FORM.replace('{widget}', widget) : FORM.replace('{widget}', '') + widget };
}

interface Found {
  readonly data: readonly (readonly [name: string, value: unknown])[];
  /** Names of the form's controls, in order. */
  readonly elements: readonly (string | null)[];
  readonly forms: number;
  /** Every field of the page with its attributes, and what `autocomplete` comes to. */
  readonly hints: readonly (readonly string[])[];
  readonly valid: boolean;
  readonly stops: readonly string[];
}

/** What a form, an autofill and a customer with a keyboard find in the page. */
async function found(page: Page): Promise<Found> {
  const form = await page.evaluate(() => {
    const theirs = document.querySelector('#theirs') as HTMLFormElement;
    const fields = [...document.querySelectorAll('input, select, textarea')];
    return {
      data: [...new FormData(theirs)] as [string, unknown][],
      elements: [...theirs.elements].map((element) => element.getAttribute('name')),
      forms: document.forms.length,
      hints: fields.map((field) => [field.outerHTML, (field as HTMLInputElement).autocomplete]),
      valid: theirs.checkValidity(),
    };
  });
  return { ...form, stops: await stopsOfHost(page) };
}

/** The stops of Tab from the first field on, without the widget's own and the links in its tag. */
async function stopsOfHost(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  await page.locator('input[name=username]').focus();
  for (let presses = 0; presses < 60 && stops.at(-1) !== 'Outside'; presses += 1) {
    await page.keyboard.press('Tab');
    const { name, inWidget } = await focused(page);
    if (!inWidget && name !== 'Forgot your password?') stops.push(name);
  }
  return stops;
}

for (const placed of PLACED) {
  test.describe(`a form of the page, with the widget ${placed.where}`, () => {
    test('holds, hints and is walked through as without it', async ({ host, page }) => {
      await page.goto(host.put({ ...pageOf(placed), script: '' }));
      const without = await found(page);
      expect([without.data.length, without.stops.length]).toEqual([8, 10]);

      await page.goto(host.put(pageOf(placed)));
      await expect(page.locator('help-widget:defined')).toBeAttached();
      expect(await found(page), 'before it is opened').toEqual(without);

      const customer = host.customer(SENDING_BRAND);
      await customer.open();
      await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
      await customer.fillTicket({ message: 'Of no concern to the form' });
      expect(await found(page), 'with a ticket half written').toEqual(without);
    });

    test('is not submitted by Enter in our fields, nor by our buttons', async ({ host, page }) => {
      await page.addInitScript(() => {
        const submitted: string[] = [];
        Object.assign(window, { submitted });
        for (const type of ['submit', 'formdata', 'reset', 'invalid'])
          addEventListener(type, ({ target }) => submitted.push(`${type} ${(target as Element).id}`), true);
      });
      const submitted = (): Promise<readonly string[]> =>
        page.evaluate(() => (window as unknown as { submitted: string[] }).submitted);
      await page.goto(host.put(pageOf(placed)));
      const customer = host.customer(SENDING_BRAND);
      await customer.open();
      await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
      for (const field of ['contact-email', 'sign-in-name', 'message'] as const) {
        await customer.field(field).focus();
        await page.keyboard.press('Enter');
      }
      await customer.expectHeading(customer.bundle.words['errors-title']);
      await customer.fillTicket();
      await customer.field('sign-in-name').focus();
      await page.keyboard.press('Enter');
      await customer.expectHeading(customer.bundle.words['review-title']);
      await customer.send();
      await customer.expectResult('confirm-by-email');
      expect((await submitted()).filter((line) => line.endsWith(' theirs'))).toEqual([]);
      expect(page.url()).toBe(`${host.site.origin}/sign-in`);

      // It still works by itself.
      await page.getByLabel('User', { exact: true }).press('Enter');
      await page.waitForURL('**/elsewhere?*');
    });
  });
}
