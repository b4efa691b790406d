import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { freshMemory, mountTicket } from '../support/ticket.ts';
import { nextTask } from '../support/wait.ts';

describe('the form', () => {
  it('asks for the fields in their order, each with a label, its type and what browsers may fill in', async () => {
    const ticket = await mountTicket();
    assert.equal(ticket.heading(), 'We replace it');
    const asked = ['name', 'contact-email', 'contact-phone', 'sign-in-name', 'account-id', 'affected-user-email'];
    const seen = asked.map((id) => {
      const { type, autocomplete, labels } = ticket.field(id) as HTMLInputElement;
      return [type, autocomplete, labels?.[0]?.textContent.replace(/\s+/g, ' ').trim()];
    });
    assert.deepEqual(seen, [
      ['text', 'name', 'field-name (optional)'],
      ['email', 'email', 'field-contact-email'],
      ['tel', 'tel', 'field-contact-phone'],
      ['text', 'username', 'field-sign-in-name'],
      ['text', 'off', 'field-account-id (optional)'],
      ['email', 'off', 'field-affected-user-email (optional)'],
    ]);
    assert.include(ticket.text(), 'no-attachments');
  });

  it('names every error in a summary that gets the focus, and beside its field', async () => {
    const ticket = await mountTicket();
    ticket.field('message').focus();
    await ticket.press('continue');
    assert.equal(ticket.heading(), 'errors-title');
    assert.equal(ticket.focused()?.id, 'errors');
    for (const [id, words] of [
      ['contact-email', 'error-contact-missing'],
      ['sign-in-name', 'missing: field-sign-in-name'],
    ] as const) {
      const field = ticket.field(id);
      assert.equal(field.getAttribute('aria-invalid'), 'true');
      const root = field.getRootNode() as ShadowRoot;
      const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
      assert.include(
        described.map((one) => root.getElementById(one)?.textContent.trim()),
        words,
      );
      await ticket.press(words);
      assert.equal(ticket.focused()?.id, id);
    }
    assert.equal(location.hash, '', "the host's address stays");
  });

  it('drops an error when it is mended, and shows no new one while the customer types', async () => {
    const ticket = await mountTicket();
    await ticket.press('continue');
    await ticket.type('contact-phone', '0');
    assert.notInclude(ticket.text(), 'error-contact-missing');
    assert.notInclude(ticket.text(), 'error-phone');
    await ticket.press('continue');
    assert.include(ticket.text(), 'error-phone');
  });

  it('says how many characters are too many', async () => {
    const ticket = await mountTicket();
    await ticket.type('contact-phone', '0491570006');
    await ticket.type('sign-in-name', 'ada');
    const message = ticket.field('message');
    message.value = '😀'.repeat(5_003);
    message.dispatchEvent(new Event('input', { bubbles: true }));
    await ticket.press('continue');
    assert.include(ticket.text(), '3 over');
    assert.include(ticket.text(), '3 off field-message');
  });

  it('says the characters left only now and then', async () => {
    const ticket = await mountTicket();
    const message = ticket.field('message');
    message.value = 'a'.repeat(4_898);
    message.dispatchEvent(new Event('input', { bubbles: true }));
    await ticket.type('message', 'b');
    assert.include(ticket.text(), '101 left');
    assert.equal(ticket.said(), '');
    await ticket.type('message', 'b');
    await ticket.element.updateComplete;
    assert.equal(ticket.said(), '100 left');
  });

  it('offers what was given in another field, and never overwrites', async () => {
    const ticket = await mountTicket();
    await ticket.type('contact-email', 'ada@example.com');
    assert.isEmpty(ticket.named('use ada@example.com'), 'not while typing');
    await sendKeys({ press: 'Tab' });
    await ticket.element.updateComplete;
    assert.lengthOf(ticket.named('use ada@example.com'), 2, 'sign-in name, and email to add');
    ticket.named('use ada@example.com')[0]?.click();
    await ticket.element.updateComplete;
    await nextTask();
    assert.equal(ticket.field('sign-in-name').value, 'ada@example.com');
    assert.equal(ticket.focused()?.id, 'sign-in-name');
    await ticket.type('profile-email', 'b');
    assert.isEmpty(ticket.named('use ada@example.com'));
  });

  it('starts with what the host knows; what was typed wins, an emptied field too', async () => {
    const memory = freshMemory();
    const prefill = { 'contact-email': 'host@example.com', 'sign-in-name': 'host' };
    const first = await mountTicket({ memory, prefill });
    assert.equal(first.field('contact-email').value, 'host@example.com');
    assert.isUndefined(memory.read().entries, 'nothing is kept before the customer types');
    first.field('sign-in-name').focus();
    await sendKeys({ press: 'End' });
    for (let key = 0; key < 4; key += 1) await sendKeys({ press: 'Backspace' });
    const again = await mountTicket({ memory, prefill });
    assert.equal(again.field('sign-in-name').value, '');
    assert.equal(again.field('contact-email').value, 'host@example.com');
  });

  it('keeps every letter from the first one on', async () => {
    const memory = freshMemory();
    const ticket = await mountTicket({ memory });
    await ticket.type('message', 'H');
    assert.deepEqual(memory.read().entries, { message: 'H' });
    const again = await mountTicket({ memory });
    assert.equal(again.field('message').value, 'H');
  });

  it('goes on by the Enter key', async () => {
    const ticket = await mountTicket();
    await ticket.type('contact-email', 'ada@example.com');
    await ticket.type('sign-in-name', 'ada');
    await sendKeys({ press: 'Enter' });
    await ticket.shows('review-title');
    await nextTask();
    assert.equal(ticket.focused()?.textContent.trim(), 'review-title');
  });

  it('does not go on without the one contact it has, where that is a card number', async () => {
    const ticket = await mountTicket();
    await ticket.type('contact-phone', '4111 1111 1111 1111');
    await ticket.type('sign-in-name', 'ada');
    await ticket.press('continue');
    assert.include(ticket.text(), 'error-phone');
  });
});
