import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { setupWorker } from 'msw/browser';
import type { HelpDeliveryEvent, HelpSubmitEvent } from '../../components/help-ticket/events.ts';
import { deskHandlers } from '../../demo/desk/handlers.ts';
import type { Desk, Fault } from '../../demo/desk/zendesk.ts';
import { desk } from '../../demo/desk/zendesk.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { describe as inWords, toPlainText } from '../../src/ticket/text.ts';
import {
  COPY,
  EMAIL,
  ENDPOINT,
  FORM,
  freshMemory,
  hostAnswers,
  mountTicket,
  REQUESTS,
  ticketBundle,
} from '../support/ticket.ts';
import { nextTask } from '../support/wait.ts';

function nextEvent<E extends Event>(type: string): Promise<E> {
  return new Promise((resolve) => document.body.addEventListener(type, (event) => resolve(event as E), { once: true }));
}

const never = new Promise<Delivery>(() => {});
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
