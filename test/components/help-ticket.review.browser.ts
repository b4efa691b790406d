import { assert } from 'chai';
import type { HelpSubmitEvent } from '../../components/help-ticket/events.ts';
import { describe as inWords } from '../../src/ticket/text.ts';
import { COPY, EMAIL, FORM, hostAnswers, mountTicket, never, nextEvent, ticketBundle } from '../support/ticket.ts';

describe('the review', () => {
  it('shows the whole ticket, and what is sent is what is shown', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('It broke.\nTwice.');
    const submitted = nextEvent<HelpSubmitEvent>('help-submit');
    hostAnswers(never);
    await ticket.press('send');
    const { draft } = await submitted;
    const shown = ticket.text();
    for (const { label, lines, pairs } of inWords(ticket.bundle, draft)) {
      assert.include(shown, label);
      for (const part of pairs?.flatMap((pair) => [pair.label, pair.value]) ?? [lines.join('\n')]) {
        assert.include(shown, part);
      }
    }
    assert.include(shown, 'to Example Parcels');
    assert.equal(draft.origin, location.origin);
    assert.deepEqual(draft.articles, ['neighbours']);
    assert.isFrozen(draft);
  });

  it('leads back to the field that is to change, and keeps the ticket’s key', async () => {
    const ticket = await mountTicket();
    await ticket.toReview();
    const key = ticket.memory.read().submissionId;
    await ticket.press('review-edit field-sign-in-name');
    assert.equal(ticket.focused()?.id, 'sign-in-name');
    await ticket.type('sign-in-name', '!');
    await ticket.press('continue');
    assert.equal(ticket.memory.read().submissionId, key);
    assert.include(ticket.text(), key ?? 'no key');
  });

  it('leaves out what looks secret in any field, puts it back where that is wanted, and never a card', async () => {
    const ticket = await mountTicket();
    await ticket.type('account-id', 'my password is hunter2');
    await ticket.toReview('Pay with 4111 1111 1111 1111.');
    assert.include(ticket.text(), '[removed: secret-password]');
    assert.include(ticket.text(), '[removed: secret-card]');
    assert.notInclude(ticket.text(), '4111');
    assert.lengthOf(ticket.named('keep-it'), 1);
    await ticket.press('keep-it');
    assert.include(ticket.text(), 'my password is hunter2');
    assert.include(ticket.text(), '[removed: secret-card]');
    const again = await mountTicket({ memory: ticket.memory });
    assert.equal(again.heading(), 'review-title');
    assert.include(again.text(), 'my password is hunter2', 'kept, for this tab');
    await again.press('remove-it');
    assert.notInclude(again.text(), 'my password is hunter2');
  });

  it('goes back to the form by the panel’s Back, and nowhere from there', async () => {
    const ticket = await mountTicket();
    assert.isFalse(ticket.element.back());
    await ticket.toReview('Here.');
    assert.isTrue(ticket.element.back());
    await ticket.element.updateComplete;
    assert.equal(ticket.field('message').value, 'Here.');
  });

  it('gives a real link where the customer sends elsewhere, and what does not fit to copy', async () => {
    const ticket = await mountTicket({ bundle: ticketBundle([FORM, COPY]) });
    await ticket.toReview('x'.repeat(4_000));
    const [send] = ticket.named('send-zendesk-form') as HTMLAnchorElement[];
    assert.equal(send?.target, '_blank');
    assert.include(send?.rel, 'noopener');
    assert.match(send?.href ?? '', /^https:\/\/help\.example\.com\/hc\/en-us\/requests\/new\?/);
    assert.include(ticket.text(), 'left-out');
    assert.lengthOf(ticket.named('copy'), 1);
  });

  it('opens the link it was pressed on, then says what is still to be done, words kept', async () => {
    const ticket = await mountTicket({ bundle: ticketBundle([EMAIL, COPY]) });
    await ticket.toReview('Here.');
    let connected = false;
    const [send] = ticket.named('send-email');
    // The last to hear of the click; the browser follows the link only where it is still in the page.
    document.body.addEventListener(
      'click',
      (event) => {
        connected = send?.isConnected ?? false;
        event.preventDefault();
      },
      { once: true },
    );
    await ticket.press('send-email');
    assert.isTrue(connected);
    await ticket.shows('handed-over-title');
    assert.equal(ticket.memory.read().entries?.message, 'Here.');
    assert.equal(ticket.focused()?.textContent.trim(), 'handed-over-title');
    await ticket.press('remove-from-device');
    assert.deepEqual(ticket.memory.read(), {});
    assert.equal(ticket.heading(), 'removed-from-device');
  });

  it('offers a way without email to someone without email, and every other way by name', async () => {
    const ticket = await mountTicket();
    await ticket.type('contact-phone', '0491570006');
    await ticket.type('sign-in-name', 'ada');
    await ticket.press('continue');
    assert.lengthOf(ticket.named('send-zendesk-form'), 1);
    assert.isEmpty(ticket.named('way-zendesk-requests'));
    assert.isEmpty(ticket.named('way-email'));
    await ticket.press('way-copy');
    assert.lengthOf(ticket.named('send-copy'), 1);
  });
});
