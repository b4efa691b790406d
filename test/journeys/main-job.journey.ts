import type { Customer } from '../support/customer.ts';
import { expect, test } from '../support/host.ts';
import { focused, tabTo } from '../support/keyboard.ts';
import { seen, shifts } from '../support/watch.ts';

/** Locked out after four wrong passwords, and no reset email comes. */
const LOCKED_OUT = ['no-reset-email', 'not-there', 'wrong-passwords'] as const;

async function sendIt(customer: Customer): Promise<void> {
  const { page } = customer;
  await customer.answers(LOCKED_OUT);
  await customer.expectStep('unlock-user');
  await customer.fill('contact-email', 'robin@example.org');
  await customer.fill('sign-in-name', 'robin.example');
  await customer.review();
  expect(await shifts(page)).toEqual([]);
  await customer.send();
  await customer.expectResult('confirm-by-email');
  expect((await seen(page)).shifts.filter(({ expected }) => !expected)).toEqual([]);
}

test.describe('somebody who is locked out gets from the sign-in page to a ticket', () => {
  test('on a desktop, beside a page that stays in use', async ({ host, page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    expect(await customer.dialog.evaluate((dialog) => dialog.matches(':popover-open'))).toBe(true);
    await page.getByLabel('Username').fill('robin.example');
    await sendIt(customer);
    await expect(page.getByLabel('Username')).toHaveValue('robin.example');
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('on a phone, in a sheet over the full width', async ({ host, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    expect(await customer.dialog.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    await expect
      .poll(async () => {
        const { x = NaN, y = NaN, width = NaN, height = NaN } = (await customer.dialog.boundingBox()) ?? {};
        return [x, width, y + height];
      })
      .toEqual([0, 360, 740]);
    await sendIt(customer);
    expect(host.desk.tickets).toHaveLength(1);
    await customer.close();
    await expect(customer.launcher).toBeFocused();
  });

  test('with the keyboard alone', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    const { keyboard } = page;
    const { words, steps } = customer.bundle;
    const titleOf = (id: string): string => {
      const step = steps[id];
      return step?.kind === 'question' ? step.ask : (step?.title ?? '');
    };

    await page.getByLabel('Username').focus();
    await tabTo(page, customer.launcher);
    await keyboard.press('Enter');
    await customer.expectFocusOnHeading(titleOf('what-happens'));

    for (const [index, id] of LOCKED_OUT.entries()) {
      const said = customer.sayingOf(id);
      const stops = await tabTo(page, customer.panel.getByRole('button', { name: said, exact: true }));
      const step = steps[customer.at];
      const order = step?.kind === 'outcome' ? [] : (step?.answers.map(({ say }) => say) ?? []);
      expect(stops, 'answers are reached in the order they stand').toEqual(order.slice(0, order.indexOf(said) + 1));
      customer.follow(id);
      await keyboard.press(index % 2 ? 'Space' : 'Enter');
      await customer.expectFocusOnHeading(titleOf(customer.at));
    }

    // Escape keeps everything, and the launcher has the focus again.
    await keyboard.press('Escape');
    await expect(customer.panel).toBeHidden();
    await expect(customer.launcher).toBeFocused();
    await keyboard.press('Space');
    await customer.expectFocusOnHeading(titleOf('unlock-user'));

    // Nothing is filled in: the summary has the focus, its link leads to the field.
    await tabTo(page, customer.panel.getByRole('button', { name: words.continue, exact: true }));
    await keyboard.press('Enter');
    await expect(customer.panel.getByRole('heading', { name: words['errors-title'] })).toBeFocused();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(customer.field('contact-email')).toBeFocused();
    await keyboard.type('robin@example.org');
    await tabTo(page, customer.field('sign-in-name'));
    await keyboard.type('robin.example');
    await keyboard.press('Enter');
    await customer.expectFocusOnHeading(words['review-title']);
    await tabTo(page, customer.sendButton);
    await keyboard.press('Enter');
    await customer.expectFocusOnHeading(words['confirm-title']);
    expect(host.desk.tickets).toHaveLength(1);

    await keyboard.press('Escape');
    await expect(customer.launcher).toBeFocused();
  });

  test('the open panel is no trap: Tab leads on into the page', async ({ host, page }) => {
    const customer = await host.visit({ after: '<p><a href="/elsewhere">After the widget</a></p>' });
    await customer.open();
    const names = new Set<string>();
    for (let presses = 0; presses < 40 && !names.has('Sign in'); presses += 1) {
      await page.keyboard.press('Tab');
      names.add((await focused(page)).name);
    }
    expect([...names]).toContain('Sign in');
  });
});
