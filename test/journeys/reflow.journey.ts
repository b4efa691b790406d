import type { Customer } from '../support/customer.ts';
import { expect, test } from '../support/host.ts';

/** Nothing in the panel is wider than its place: no part of it scrolls sideways or is cut off. */
async function expectNoSidewaysScroll(customer: Customer, state: string): Promise<void> {
  const wide = await customer.widget.evaluate((widget) => {
    const found: string[] = [];
    const look = (root: ShadowRoot | Element): void => {
      for (const element of root.querySelectorAll('*')) {
        const { scrollWidth, clientWidth } = element;
        const inputs = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        const hidden = getComputedStyle(element).clipPath !== 'none';
        if (clientWidth && scrollWidth > clientWidth + 1 && !inputs && !hidden) {
          found.push(`${element.localName}.${element.className}: ${scrollWidth} > ${clientWidth}`);
        }
        const { right } = element.getBoundingClientRect();
        if (right > innerWidth + 1 && !hidden) found.push(`${element.localName}.${element.className} ends at ${right}`);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    if (widget.shadowRoot) look(widget.shadowRoot);
    return found;
  });
  expect(wide, state).toEqual([]);
}

async function walkAll(customer: Customer): Promise<void> {
  await customer.open();
  await expectNoSidewaysScroll(customer, 'question');
  await customer.answer('forgot-password');
  await expectNoSidewaysScroll(customer, 'guidance');
  await customer.answers(['no-reset-email', 'not-there']);
  await customer.yourAnswers();
  await expectNoSidewaysScroll(customer, 'your answers');
  await customer.panel.getByRole('button', { name: customer.bundle.words.back, exact: true }).click();
  await customer.answer('wrong-passwords');
  await expectNoSidewaysScroll(customer, 'form');
  await customer.expectProblems('contact-email', 'sign-in-name');
  await expectNoSidewaysScroll(customer, 'errors');
  const long = 'https://hub.example.com/one/very/long/address/without/any/space/in/it/at/all';
  await customer.fillTicket({ message: long, 'sign-in-name': 'a-very-long-user-name-without-any-space@example.org' });
  await customer.review();
  await expectNoSidewaysScroll(customer, 'review');
  await customer.send();
  await customer.expectResult('confirm-by-email');
  await expectNoSidewaysScroll(customer, 'result');
}

test('at 320 pixels nothing scrolls sideways', async ({ host, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await walkAll(await host.visit({ brand: 'example-sms' }));
});

for (const width of [1280, 360]) {
  test(`with text at 200 % on ${width} pixels nothing scrolls sideways`, async ({ host, page }) => {
    await page.setViewportSize({ width, height: 740 });
    // The customer's own text size, as in the browser's settings; 16 is usual.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    const customer = await host.visit({ brand: 'example-sms' });
    await expect(customer.launcher).toHaveCSS('font-size', '32px');
    await walkAll(customer);
  });
}

test('a phone on its side shows the whole sheet', async ({ host, page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  const customer = await host.visit({ brand: 'example-sms' });
  await customer.open();
  await expect.poll(() => customer.dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 740, height: 360 });
  await customer.answer('no-reset-email');
});

test('with reduced motion nothing moves', async ({ host, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  const customer = await host.visit();
  await page.evaluate(() => {
    document.addEventListener('help-open', () => {
      document.documentElement.dataset['moving'] = String(document.getAnimations().length);
    });
  });
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there']);
  await expect(page.locator('html')).toHaveAttribute('data-moving', '0');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('a page’s own type size does not shrink the widget', async ({ host }) => {
  const customer = await host.visit({ head: '<style>html { font-size: 62.5% } body { font: 7px/1 serif }</style>' });
  await customer.open();
  await expect(customer.panel.locator('.answers button').first()).toHaveCSS('font-size', '16px');
});
