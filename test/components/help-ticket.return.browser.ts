import { assert } from 'chai';
import { dropSending } from '../../components/help-ticket/sending.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { COPY, EMAIL, hostAnswers, mountTicket, ticketBundle } from '../support/ticket.ts';
import type { TestedTicket } from '../support/ticket.ts';
import { aGate, nextTask, until } from '../support/wait.ts';

/** Notes what the host is told, until the returned function is called. */
function listenTo(type: string): { readonly told: readonly Event[]; stop(): void } {
  const told: Event[] = [];
  const listen = (event: Event): void => void told.push(event);
  document.body.addEventListener(type, listen);
  return { told, stop: () => document.body.removeEventListener(type, listen) };
}

/** A ticket that the host is delivering, and what opens with its answer. */
async function underWay(message = 'Here.'): Promise<{ ticket: TestedTicket; answer: (delivery: Delivery) => void }> {
  const ticket = await mountTicket();
  await ticket.toReview(message);
  const gate = aGate<Delivery>();
  hostAnswers(gate.promise);
  await ticket.press('send');
  await ticket.shows('sending');
  return { ticket, answer: gate.open };
}

async function answered(delivery: Delivery, title: string): Promise<TestedTicket> {
  const { ticket, answer } = await underWay();
  answer(delivery);
  await ticket.shows(title);
  return ticket;
}

/** A link's ticket, as far as the widget is concerned: no mail program opens. */
async function handOver(ticket: TestedTicket, button: string): Promise<void> {
  document.body.addEventListener('click', (event) => event.preventDefault(), { once: true });
  await ticket.press(button);
}

describe('the panel’s Back, in a ticket', () => {
  it('waits while the ticket is on its way', async () => {
    const { ticket, answer } = await underWay();
    const kept = JSON.stringify(ticket.memory.read());
    assert.isTrue(ticket.element.back(), 'the panel goes nowhere either');
    await nextTask();
    assert.include(ticket.text(), 'sending');
    assert.equal(JSON.stringify(ticket.memory.read()), kept);
    answer({ state: 'later' });
    await ticket.shows('later-title');
  });

  for (const [delivery, title] of [
    [{ state: 'later' }, 'later-title'],
    [{ state: 'failed', reason: 'offline' }, 'failed-title'],
  ] as const) {
    it(`leads from what did not arrive to the review, then to the form: ${delivery.state}`, async () => {
      const ticket = await answered(delivery, title);
      assert.isTrue(ticket.element.back());
      await ticket.shows('review-title');
      await nextTask();
      assert.equal(ticket.focused()?.textContent.trim(), 'review-title');
      assert.isTrue(ticket.element.back());
      await ticket.shows('no-attachments');
      assert.equal(ticket.field('message').value, 'Here.');
      assert.isFalse(ticket.element.back());
    });
  }

  for (const [state, title] of [
    ['unknown', 'unknown-title'],
    ['confirm-by-email', 'confirm-title'],
  ] as const) {
    it(`leads from the review of what may have arrived to what is known of it: ${state}`, async () => {
      const ticket = await answered({ state }, title);
      for (const here of [ticket, await mountTicket({ memory: ticket.memory })]) {
        if (!here.element.isConnected) continue;
        await here.shows(title);
        await here.press('way-copy');
        assert.include(here.text(), 'frozen-say');
        assert.isTrue(here.element.back());
        await here.shows(title);
        await nextTask();
        assert.equal(here.focused()?.textContent.trim(), title);
        assert.isFalse(here.element.back(), 'from there it is the panel’s');
      }
    });
  }

  it('leads from what was handed over to the review', async () => {
    const ticket = await mountTicket({ bundle: ticketBundle([EMAIL, COPY]) });
    await ticket.toReview('Here.');
    await handOver(ticket, 'send-email');
    await ticket.shows('handed-over-title');
    assert.isTrue(ticket.element.back());
    await ticket.shows('review-title');
    assert.isUndefined(ticket.memory.read().sent, 'it can be changed');
  });
});

describe('a ticket that is come back to', () => {
  it('is at the review where it was, with the way that was chosen', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    await ticket.press('way-email');
    const again = await mountTicket({ memory: ticket.memory });
    assert.equal(again.heading(), 'review-title');
    assert.lengthOf(again.named('send-email'), 1);
    await again.press('review-edit');
    const form = await mountTicket({ memory: ticket.memory });
    assert.equal(form.field('message').value, 'Here.');
  });

  it('is at the form where its words are no longer enough', async () => {
    const ticket = await mountTicket();
    await ticket.toReview('Here.');
    ticket.memory.write({ entries: { message: 'Here.' } });
    const again = await mountTicket({ memory: ticket.memory });
    assert.equal(again.heading(), 'We replace it');
  });

  for (const [button, title] of [
    ['send-email', 'handed-over-title'],
    ['send-copy', 'copied-title'],
  ] as const) {
    it(`says again what is still to be done: ${button}`, async () => {
      const bundle = ticketBundle(button === 'send-copy' ? [COPY] : [EMAIL, COPY]);
      const ticket = await mountTicket({ bundle });
      await ticket.toReview('Here.');
      const copied = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = async () => {};
      await handOver(ticket, button);
      await ticket.shows(title);
      navigator.clipboard.writeText = copied;
      const again = await mountTicket({ bundle, memory: ticket.memory });
      await again.shows(title);
      assert.equal(again.said(), '', 'nothing is being sent');
      await again.press('review-edit');
      assert.equal(again.field('message').value, 'Here.');
    });
  }

  it('leaves the focus where it is: the panel alone moves it', async () => {
    const ticket = await answered({ state: 'unknown' }, 'unknown-title');
    ticket.element.remove();
    const { draft, submissionId } = { draft: ticket.memory.read().sent?.draft, ...ticket.memory.read() };
    if (!draft || !submissionId) throw new Error('What may have arrived is not remembered');
    const reloaded = await mountTicket();
    reloaded.memory.write({ submissionId, sent: { draft, channel: 'zendesk-requests', state: 'unknown' } });
    const again = await mountTicket({ memory: reloaded.memory });
    await again.shows('unknown-title');
    await nextTask();
    assert.isTrue(document.activeElement === document.body);
  });

  it('stays what may have arrived where the host’s answer says nothing', async () => {
    const ticket = await answered({ state: 'lost' } as unknown as Delivery, 'unknown-title');
    assert.equal(ticket.memory.read().sent?.state, 'unknown');
    assert.lengthOf(ticket.named('new-ticket'), 1);
    const again = await mountTicket({ memory: ticket.memory });
    await again.shows('unknown-title');
  });

  it('shows what became of it meanwhile, and the host is told once', async () => {
    const { ticket, answer } = await underWay();
    const { told, stop } = listenTo('help-delivery');
    ticket.element.remove();
    answer({ state: 'failed', reason: 'not-accepted' });
    await until('the host is told', () => told.length);
    const again = await mountTicket({ memory: ticket.memory });
    await again.shows('failed-not-accepted');
    await nextTask();
    assert.equal(again.said(), '', 'nothing is being sent any more');
    stop();
    assert.lengthOf(told, 1);
  });
});

describe('a ticket that is removed from the device', () => {
  const answers: readonly (Delivery | undefined)[] = [
    { state: 'delivered', reference: 'HW-7' },
    { state: 'confirm-by-email' },
    { state: 'handed-over' },
    { state: 'later' },
    { state: 'refused', fields: [] },
    { state: 'failed', reason: 'aborted' },
    { state: 'unknown' },
    undefined,
  ];
  for (const delivery of answers) {
    it(`while it is being sent leaves nothing, whatever comes: ${delivery?.state ?? 'nothing'}`, async () => {
      const { ticket, answer } = await underWay('Not for others');
      const { told, stop } = listenTo('help-delivery');
      ticket.memory.remove();
      const again = await mountTicket({ memory: ticket.memory });
      assert.equal(again.heading(), 'We replace it', 'a fresh form, which waits for nothing');
      assert.equal(again.field('message').value, '');
      answer(delivery as Delivery);
      await until('the host is told', () => told.length);
      stop();
      await nextTask();
      assert.lengthOf(told, 1);
      assert.equal(again.heading(), 'We replace it');
      assert.isUndefined(ticket.memory.read().sent);
      assert.isUndefined(ticket.memory.read().entries);
      assert.notInclude(JSON.stringify({ ...sessionStorage }), 'Not for others');
    });
  }

  it('after it was handed over does not come back', async () => {
    const bundle = ticketBundle([EMAIL, COPY]);
    const ticket = await mountTicket({ bundle });
    await ticket.toReview('Not for others');
    await handOver(ticket, 'send-email');
    await ticket.shows('handed-over-title');
    await ticket.press('remove-from-device');
    const again = await mountTicket({ bundle, memory: ticket.memory });
    await nextTask();
    assert.equal(again.heading(), 'We replace it');
    assert.equal(again.field('message').value, '');
  });
});

describe('an answer that comes late or otherwise than hoped', () => {
  it('makes another ticket of one that may have arrived, where the help desk wants changes', async () => {
    const ticket = await answered({ state: 'unknown' }, 'unknown-title');
    const first = ticket.memory.read().submissionId;
    hostAnswers(Promise.resolve({ state: 'refused', fields: [{ field: 'message', reason: 'Too short' }] }));
    await ticket.press('resend');
    await ticket.shows('refused-title');
    assert.include(ticket.text(), 'new-ticket-say');
    await ticket.toReview('Longer now.');
    const second = ticket.memory.read().submissionId;
    assert.isString(second);
    assert.notEqual(second, first, 'other words go under another submission id');
  });

  it('changes nothing of the ticket that followed', async () => {
    const { ticket, answer } = await underWay();
    // The customer went on to another ticket meanwhile.
    dropSending(ticket.memory);
    ticket.memory.write({ sent: undefined, submissionId: undefined, entries: { message: 'Another matter' } });
    const kept = JSON.stringify(ticket.memory.read());
    const { told, stop } = listenTo('help-delivery');
    answer({ state: 'delivered', reference: '7' });
    await until('the host is told', () => told.length === 1);
    stop();
    assert.equal(JSON.stringify(ticket.memory.read()), kept);
  });

  it('keeps the focus in the ticket while it is tried again', async () => {
    const ticket = await answered({ state: 'later' }, 'later-title');
    const gate = aGate<Delivery>();
    hostAnswers(gate.promise);
    await ticket.press('try-again');
    await until('it is sending, with the focus there', () => ticket.focused()?.id === 'send');
    gate.open({ state: 'delivered', reference: '7' });
    await ticket.shows('delivered-title');
  });
});
