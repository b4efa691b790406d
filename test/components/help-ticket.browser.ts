import { assert } from 'chai';
import type { Delivery } from '../../src/channel/channel.ts';
import { COPY, hostAnswers, mountTicket, REQUESTS, ticketBundle } from '../support/ticket.ts';

const STATES: readonly (readonly [string, Delivery, string])[] = [
  ['delivered', { state: 'delivered', reference: 'HW-7' }, 'delivered-title'],
  ['confirm-by-email', { state: 'confirm-by-email' }, 'confirm-title'],
  ['handed-over', { state: 'handed-over' }, 'handed-over-title'],
  ['later', { state: 'later', after: 65 }, 'later-title'],
  ['refused', { state: 'refused', fields: [{ field: 'sign-in-name', reason: 'odd' }] }, 'refused-title'],
  ['failed', { state: 'failed', reason: 'offline' }, 'failed-title'],
  ['not accepted', { state: 'failed', reason: 'not-accepted' }, 'failed-title'],
  ['not allowed', { state: 'failed', reason: 'not-allowed' }, 'failed-title'],
  ['unknown', { state: 'unknown' }, 'unknown-title'],
  ['elsewhere', { state: 'unknown', elsewhere: true }, 'unknown-title'],
  ['what no help desk says', { state: 'lost' } as unknown as Delivery, 'unknown-title'],
  ['nothing', undefined as unknown as Delivery, 'unknown-title'],
];

describe('every result', () => {
  for (const [name, delivery, title] of STATES) {
    it(`is told as it is: ${name}`, async () => {
      const ticket = await mountTicket({ theme: 'dark' });
      await ticket.toReview('Here.');
      hostAnswers(Promise.resolve(delivery));
      await ticket.press('send');
      await ticket.shows(title);
      const arrived = delivery?.state === 'delivered';
      assert.equal(ticket.memory.read().entries?.message, arrived ? undefined : 'Here.');
      assert.lengthOf(ticket.named('way-copy'), arrived ? 0 : 1);
      await ticket.accessible(arrived ? 4 : 8);
    });
  }
});

describe('for everyone', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation that axe can find, ${theme}`, async () => {
      const ticket = await mountTicket({ theme });
      await ticket.accessible(25);
      await ticket.press('continue');
      await ticket.accessible(30);
      await ticket.toReview('my password is hunter2');
      await ticket.accessible(30);
      await ticket.press('way-email');
      await ticket.accessible(30);
    });
  }

  it('wraps long words at 320 px', async () => {
    const ticket = await mountTicket({ bundle: ticketBundle([REQUESTS, COPY]) });
    ticket.element.style.width = '280px';
    await ticket.type('account-id', 'W'.repeat(90));
    await ticket.toReview('M'.repeat(200));
    assert.isAtMost(ticket.element.scrollWidth, 280);
  });
});
