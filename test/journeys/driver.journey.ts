import { expect, test } from '../support/host.ts';

test.describe('a mistaken journey is refused', () => {
  test('where it asks for what the topic does not have', async ({ host }) => {
    const customer = await host.visit();
    await customer.open();
    await expect(customer.answer('no-such-answer')).rejects.toThrow('"no-such-answer" is no answer to "what-happens"');
    await expect(customer.expectStep('no-such-step')).rejects.toThrow('the topic has no step "no-such-step"');
    await expect(customer.expectStep('lock-signs')).rejects.toThrow('lead to "what-happens", not to "lock-signs"');
    await expect(customer.back()).rejects.toThrow('there is no answer to go back from');
    await expect(customer.change('lock-signs')).rejects.toThrow('no answer was given to "lock-signs"');
    await expect(customer.fill('message', 'Too early')).rejects.toThrow('"what-happens" is no ticket');
  });

  test('where it fills in what the ticket does not ask for', async ({ host }) => {
    const customer = await host.visit();
    await customer.open();
    await customer.talkToAPerson();
    await expect(customer.fill('new-mobile', '0491 570 156')).rejects.toThrow('has no field "new-mobile"');
  });

  test('where the page shows another step than the answers lead to', async ({ host, page }) => {
    const customer = await host.visit();
    await customer.open();
    await page.evaluate(() => document.querySelector('help-widget')?.open('lock-signs'));
    await customer.expectHeading('Could your user be locked?');
    const patient = 10_000;
    test.setTimeout(3 * patient);
    await expect(customer.expectStep('what-happens')).rejects.toThrow();
  });
});
