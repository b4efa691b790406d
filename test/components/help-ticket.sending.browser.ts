import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { setupWorker } from 'msw/browser';
import type { HelpDeliveryEvent, HelpSubmitEvent } from '../../components/help-ticket/events.ts';
import { deskHandlers } from '../../demo/desk/handlers.ts';
import type { Desk, Fault } from '../../demo/desk/zendesk.ts';
import { desk } from '../../demo/desk/zendesk.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { describe as inWords, toPlainText } from '../../src/ticket/text.ts';
import { COPY, ENDPOINT, hostAnswers, mountTicket, nextEvent, ticketBundle } from '../support/ticket.ts';

describe('sending', () => {
  let behind: Desk;
  const faults: Fault[] = [];
  const fresh = (...next: Fault[]): void => {
    behind = desk({ fields: [{ id: 360101, title: 'Sign-in name' }], faults: next });
    worker.resetHandlers(...deskHandlers(behind, ENDPOINT));
  };
  const worker = setupWorker(...deskHandlers(desk({ faults }), ENDPOINT));

  before(() => worker.start({ quiet: true }));
  after(() => worker.stop());

  it('delivers once, however often and by whatever it is pressed, and says it must be confirmed', async () => {
    fresh();
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    const told = nextEvent<HelpDeliveryEvent>('help-delivery');
    const [send] = ticket.named('send');
    send?.focus();
    send?.click();
    send?.click();
    await sendKeys({ press: 'Enter' });
    await ticket.shows('confirm-title');
    assert.include(ticket.text(), 'mail to ada@example.com');
    assert.deepEqual((await told).delivery, { state: 'confirm-by-email' });
    assert.lengthOf(behind.tickets, 1);
    assert.equal(ticket.memory.read().sent?.state, 'confirm-by-email', 'it waits for the customer');
  });

  it('sends the text that was shown', async () => {
    fresh();
    const ticket = await mountTicket();
    await ticket.toReview('my password is hunter2');
    const submitted = nextEvent<HelpSubmitEvent>('help-submit');
    await ticket.press('send');
    const { draft } = await submitted;
    await ticket.shows('confirm-title');
    const [arrived] = behind.tickets;
    assert.equal(arrived?.body, toPlainText(inWords(ticket.bundle, draft).filter(({ id }) => id !== 'subject')));
    assert.notInclude(arrived?.body, 'hunter2');
  });

  it('shows what the help desk refused beside its field, and what has none at the top', async () => {
    fresh({
      fault: 'refuse',
      details: {
        base: [
          { description: 'Unknown name', error: 'InvalidValue', field_key: 360101 },
          { description: 'Closed today', error: 'Odd' },
        ],
      },
    });
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    await ticket.press('send');
    await ticket.shows('refused-title');
    assert.equal(ticket.field('sign-in-name').getAttribute('aria-invalid'), 'true');
    assert.lengthOf(ticket.named('Unknown name'), 1, 'a link in the summary');
    assert.include(ticket.text(), 'Closed today');
    assert.lengthOf(ticket.named('way-zendesk-form'), 1);
    assert.equal(ticket.focused()?.id, 'errors');
    await ticket.type('sign-in-name', '2');
    assert.notInclude(ticket.text(), 'Unknown name');
    await ticket.press('continue');
    await ticket.press('send');
    await ticket.shows('confirm-title');
    assert.equal(behind.tickets[0]?.fields['360101'], 'ada2');
  });

  it('says when the help desk wants another try, sends nothing by itself, and lets the customer try at once', async () => {
    fresh({ fault: 'too-many', retryAfter: '65', cors: true });
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    await ticket.press('send');
    await ticket.shows('later-title');
    assert.include(ticket.text(), 'in 1:05');
    assert.isEmpty(behind.tickets);
    await ticket.press('try-again');
    await ticket.shows('confirm-title');
    assert.lengthOf(behind.tickets, 1);
  });

  const doubtful: readonly (readonly [string, Fault])[] = [
    ['a limit the page may not see', { fault: 'too-many', retryAfter: '9' }],
    ['a fault of the desk', { fault: 'answer', status: 503 }],
    ['a page in place of an answer', { fault: 'answer', status: 200 }],
    ['a connection dropped before', { fault: 'way', way: 'dropped', kept: false }],
    ['a connection dropped after', { fault: 'way', way: 'dropped', kept: true }],
  ];
  for (const [name, fault] of doubtful) {
    it(`says that it may have arrived: ${name}`, async () => {
      fresh(fault);
      const ticket = await mountTicket();
      await ticket.toReview('Here.');
      await ticket.press('send');
      await ticket.shows('unknown-title');
      assert.equal(ticket.memory.read().entries?.message, 'Here.');
      assert.lengthOf(ticket.named('way-zendesk-form'), 1);
      assert.lengthOf(ticket.named('way-copy'), 1);
    });
  }

  it('says that the browser is offline, and takes the next try', async () => {
    fresh();
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      await ticket.press('send');
      await ticket.shows('failed-title');
      assert.include(ticket.text(), 'offline');
    } finally {
      if (online) Reflect.deleteProperty(navigator, 'onLine');
    }
    await ticket.press('try-again');
    await ticket.shows('confirm-title');
  });

  it('freezes what may have arrived: it goes again as it was, or as another ticket', async () => {
    fresh({ fault: 'way', way: 'dropped', kept: true });
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    const key = ticket.memory.read().submissionId ?? 'no key';
    await ticket.press('send');
    await ticket.shows('unknown-title');
    assert.isEmpty(ticket.named('review-edit'));

    const later = await mountTicket({ memory: ticket.memory });
    // Also after a reload.
    await later.shows('unknown-title');
    await later.press('way-copy');
    assert.include(later.text(), 'frozen-say');
    assert.include(later.text(), key);
    assert.isEmpty(later.named('review-edit field-message'));
    await later.press('way-zendesk-requests');
    await later.press('send');
    await later.shows('confirm-title');
    assert.equal(behind.tickets[0]?.body, behind.tickets[1]?.body, 'byte for byte');
  });

  it('makes another ticket of it where the customer wants to change it, and says so', async () => {
    fresh({ fault: 'way', way: 'dropped', kept: true });
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    const key = ticket.memory.read().submissionId;
    await ticket.press('send');
    await ticket.shows('unknown-title');
    await ticket.press('new-ticket');
    assert.include(ticket.text(), 'new-ticket-say');
    assert.equal(ticket.field('message').value, 'Here.');
    await ticket.press('continue');
    assert.notEqual(ticket.memory.read().submissionId, key);
  });
});

describe('a host that takes the ticket over', () => {
  it('is believed, and its refusal to answer counts as unknown', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    hostAnswers(Promise.reject(new Error('no')));
    await ticket.press('send');
    await ticket.shows('unknown-title');
  });

  it('can keep the draft unsent', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    document.body.addEventListener('help-submit', (event) => event.preventDefault(), { once: true });
    await ticket.press('send');
    assert.equal(ticket.heading(), 'review-title');
    assert.isUndefined(ticket.memory.read().sent);
  });

  it('may take its time: the sending is told once, and outlives its view', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    let arrive: (delivery: Delivery) => void = () => {};
    hostAnswers(new Promise((resolve) => (arrive = resolve)));
    await ticket.press('send');
    await ticket.shows('sending');
    assert.equal(ticket.said(), 'sending');
    assert.equal(ticket.focused()?.getAttribute('aria-disabled'), 'true', 'the focus stays on Send');
    const again = await mountTicket({ memory: ticket.memory });
    await again.shows('sending');
    const told: Event[] = [];
    const listen = (event: Event): void => void told.push(event);
    document.body.addEventListener('help-delivery', listen);
    arrive({ state: 'delivered', reference: 'HW-7' });
    await again.shows('known as HW-7');
    document.body.removeEventListener('help-delivery', listen);
    assert.lengthOf(told, 1);
  });

  it('is not asked when the customer copies', async () => {
    const ticket = await mountTicket({ bundle: ticketBundle([COPY]) });
    await ticket.toReview('Here.');
    let asked = false;
    document.body.addEventListener('help-submit', () => (asked = true), { once: true });
    await ticket.press('send-copy');
    await ticket.shows('take-it-there');
    assert.isFalse(asked);
  });
});
