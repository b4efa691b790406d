import { assert } from 'chai';
import type { Remembered, Sent } from '../../components/internal/memory.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { senders } from '../../src/channel/channels.ts';
import type { MadeUpBox } from '../support/outbox/made-up-box.ts';
import { makeUpBox, RELAY } from '../support/outbox/made-up-box.ts';
import type { TestedTicket } from '../support/ticket.ts';
import { COPY, EMAIL, FORM, freshMemory, mountTicket, never, ticketBundle } from '../support/ticket.ts';
import { aGate, nextTask, until } from '../support/wait.ts';

const REFERENCE = 'HW-7K2M-Q9RD';
const SAVED: Delivery = { state: 'later', saved: true, next: never };
const RECEIVED: Delivery = { state: 'delivered', reference: REFERENCE };

const byRelay = (): Bundle => ticketBundle([RELAY, FORM, EMAIL, COPY]);

async function expectFocusOn(ticket: TestedTicket, words: string): Promise<void> {
  await until(`the focus is on "${words}"`, () => ticket.focused()?.textContent.trim() === words);
}

/** Sent by the relay, and not answered yet. */
async function sentTicket(theme: 'light' | 'dark' = 'light'): Promise<TestedTicket> {
  const ticket = await mountTicket({ bundle: byRelay(), theme });
  await ticket.toReview('Here.');
  await ticket.press('send');
  return ticket;
}

async function answered(box: MadeUpBox, delivery: Delivery, theme?: 'light' | 'dark'): Promise<TestedTicket> {
  const ticket = await sentTicket(theme);
  box.last.answer(delivery);
  await until('the answer shows', () => !ticket.text().includes('review-intro'));
  await nextTask();
  return ticket;
}

/** The ticket of a customer who comes back, and finds this of the one that was sent before. */
async function comeBack(
  state: Sent['state'],
  { reference, theme }: { reference?: string; theme?: 'light' | 'dark' } = {},
): Promise<TestedTicket> {
  const before = await sentTicket();
  const { sent, ...rest } = before.memory.read();
  if (!sent) throw new Error('What is being sent is not remembered');
  before.element.remove();
  const arrived = state === 'delivered';
  // Of a ticket that has arrived no words are kept.
  const remembered: Remembered = { ...(!arrived && rest), sent: { ...sent, state, ...(reference && { reference }) } };
  const memory = freshMemory();
  memory.write({ ...remembered, ...(arrived && { trail: { start: sent.draft.outcome, answers: [] } }) });
  return mountTicket({ bundle: byRelay(), memory, ...(theme && { theme }), ...(arrived && { answers: [] }) });
}

describe('a ticket that goes by a relay', () => {
  after(() => {
    delete senders.relay;
  });

  describe('and waits', () => {
    it('is told as saved once it is, with what can be done now, every word kept', async () => {
      const box = makeUpBox();
      const ticket = await sentTicket();
      assert.equal(ticket.heading(), 'review-title', 'nothing is told before');
      assert.equal(ticket.said(), 'sending');
      box.last.answer(SAVED);
      await ticket.shows('saved-say');
      assert.equal(ticket.heading(), 'saved-title');
      assert.notInclude(ticket.text(), 'later-');
      await expectFocusOn(ticket, 'saved-title');
      assert.equal(ticket.said(), '', 'nothing is being sent any more');
      for (const button of ['try-again', 'review-edit', 'way-zendesk-form', 'way-email', 'way-copy'])
        assert.lengthOf(ticket.named(button), 1, button);
      assert.isEmpty(ticket.named('way-relay'));
      const { sent, entries } = ticket.memory.read();
      assert.equal(sent?.state, 'later');
      assert.equal(entries?.message, 'Here.');
    });

    it('says that it is not saved, where nothing can be', async () => {
      const ticket = await answered(makeUpBox(), { state: 'later', next: never });
      assert.equal(ticket.heading(), 'unsaved-title');
      assert.include(ticket.text(), 'unsaved-say');
      assert.lengthOf(ticket.named('way-copy'), 1);
    });

    it('is told in the bundle’s own words where its language has none for this', async () => {
      const ticket = await answered(makeUpBox({ words: null }), { ...SAVED, after: 95 });
      assert.equal(ticket.heading(), 'later-title');
      assert.include(ticket.text(), 'in 1:35');
    });

    it('says that it takes longer, to everybody, where there is work to do first', async () => {
      const box = makeUpBox();
      const ticket = await sentTicket();
      const [send] = ticket.named('sending');
      box.last.working();
      await ticket.shows('one-moment');
      assert.equal(ticket.said(), 'one-moment');
      assert.equal(send?.textContent.trim(), 'one-moment');
      assert.isTrue(ticket.focused() === send, 'the focus stays on Send');
      box.last.answer(RECEIVED);
      await ticket.shows(`known as ${REFERENCE}`);
      assert.equal(ticket.said(), '');
    });

    it('tells by itself what has become of it, to whoever is reading', async () => {
      const box = makeUpBox();
      const gate = aGate<Delivery>();
      const ticket = await answered(box, { ...SAVED, next: gate.promise });
      await expectFocusOn(ticket, 'saved-title');
      gate.open(RECEIVED);
      await ticket.shows(`known as ${REFERENCE}`);
      await expectFocusOn(ticket, 'delivered-title');
      assert.isEmpty(ticket.named('try-again'));
      assert.isEmpty(ticket.named('way-copy'));
      assert.isUndefined(ticket.memory.read().entries, 'the words are nobody’s business any more');
    });

    it('takes nobody away from what they are doing elsewhere in the page, and is heard', async () => {
      const gate = aGate<Delivery>();
      const ticket = await answered(makeUpBox(), { ...SAVED, next: gate.promise });
      await expectFocusOn(ticket, 'saved-title');
      const elsewhere = document.body.appendChild(document.createElement('input'));
      elsewhere.focus();
      gate.open(RECEIVED);
      await until('it is said', () => ticket.said()?.startsWith('delivered-title,'));
      assert.isTrue(document.activeElement === elsewhere);
    });

    it('goes again as it was when that is asked for, with the focus in its place', async () => {
      const box = makeUpBox();
      const ticket = await answered(box, SAVED);
      const { id, submission } = box.last.entry;
      await ticket.press('try-again');
      assert.lengthOf(box.puts, 2);
      assert.equal(box.last.entry.id, id);
      assert.deepEqual(box.last.entry.submission, submission);
      assert.isEmpty(box.recalled);
      assert.equal(ticket.said(), 'sending');
      assert.equal(ticket.focused()?.id, 'send');
      box.last.answer({ ...SAVED, after: 5 });
      await ticket.shows('saved-say');
      await expectFocusOn(ticket, 'saved-title');
    });

    it('is taken out before it goes another way, and can be changed where it surely has not arrived', async () => {
      const box = makeUpBox();
      const ticket = await answered(box, SAVED);
      await ticket.press('way-copy');
      assert.deepEqual(box.recalled, [box.last.entry.id]);
      await ticket.shows('send-copy');
      await expectFocusOn(ticket, 'send-copy');
      assert.isNotEmpty(ticket.named('review-edit'));
      assert.lengthOf(ticket.named('way-relay'), 1, 'the way back');
      assert.isUndefined(ticket.memory.read().sent);
    });

    it('goes another way as it is where it may have arrived', async () => {
      const ticket = await answered(makeUpBox({ open: true }), SAVED);
      await ticket.press('way-copy');
      await ticket.shows('frozen-say');
      assert.isEmpty(ticket.named('review-edit'));
      assert.equal(ticket.memory.read().sent?.state, 'unknown');
    });

    it('is added to, where it is changed and had arrived: the first reference is told', async () => {
      const box = makeUpBox();
      const ticket = await answered(box, SAVED);
      const { id } = box.last.entry;
      await ticket.press('review-edit');
      assert.equal(ticket.field('message').value, 'Here.');
      await ticket.type('message', ' And there.');
      await ticket.press('continue');
      await ticket.press('send');
      assert.equal(box.last.entry.id, id, 'under the same submission id');
      box.last.answer({ ...RECEIVED, addition: true } as Delivery);
      await ticket.shows(`added to ${REFERENCE}`);
      assert.equal(ticket.heading(), 'added-title');
      await expectFocusOn(ticket, 'added-title');
      assert.lengthOf(ticket.named('remove-from-device'), 1);
    });

    it('is given up when it is removed from the device: what comes after that changes nothing', async () => {
      const box = makeUpBox();
      const gate = aGate<Delivery>();
      const ticket = await answered(box, { ...SAVED, next: gate.promise });
      ticket.memory.remove();
      assert.isTrue(box.last.signal.aborted);
      const again = await mountTicket({ bundle: byRelay(), memory: ticket.memory });
      assert.equal(again.heading(), 'We replace it');
      gate.open(RECEIVED);
      await gate.promise;
      await nextTask();
      assert.equal(again.heading(), 'We replace it');
      assert.equal(again.field('message').value, '');
      assert.isUndefined(again.memory.read().sent);
    });
  });

  describe('and is come back to', () => {
    it('goes on by itself while it waits, and leaves the focus where it is', async () => {
      const box = makeUpBox();
      const ticket = await comeBack('later');
      assert.lengthOf(box.puts, 2, 'once by the customer, once by itself');
      const [first, second] = box.puts;
      assert.equal(second?.entry.id, first?.entry.id);
      box.last.answer(SAVED);
      await ticket.shows('saved-say');
      assert.equal(ticket.memory.read().sent?.state, 'later');
    });

    it('says the reference until it is removed, and nothing of it stays then', async () => {
      makeUpBox();
      const ticket = await comeBack('delivered', { reference: REFERENCE });
      assert.equal(ticket.heading(), 'delivered-title');
      assert.include(ticket.text(), `known as ${REFERENCE}`);
      assert.isEmpty(ticket.named('try-again'));
      assert.lengthOf(ticket.named('restart'), 1);
      await ticket.press('remove-from-device');
      assert.equal(ticket.heading(), 'removed-from-device');
      await expectFocusOn(ticket, 'removed-from-device');
      assert.notInclude(ticket.text(), REFERENCE);
      assert.deepEqual(ticket.memory.read(), {});
      const again = await mountTicket({ bundle: byRelay(), memory: ticket.memory });
      assert.equal(again.heading(), 'We replace it');
    });

    it('is the customer’s again where it was handed back, every word there, nothing sent by itself', async () => {
      const box = makeUpBox();
      const ticket = await comeBack('failed');
      assert.equal(ticket.heading(), 'failed-title');
      assert.lengthOf(box.puts, 1, 'before it was handed back');
      for (const button of ['way-zendesk-form', 'way-email', 'way-copy'])
        assert.lengthOf(ticket.named(button), 1, button);
      await ticket.press('review-edit');
      assert.equal(ticket.field('message').value, 'Here.');
      await ticket.press('continue');
      await ticket.press('send');
      assert.lengthOf(box.puts, 2);
      assert.equal(box.last.entry.id, box.puts[0]?.entry.id);
    });

    it('can be sent again, and changed under its own id, where it was handed back and may have arrived', async () => {
      const box = makeUpBox();
      const ticket = await comeBack('unsure');
      assert.equal(ticket.heading(), 'unknown-title');
      assert.equal(ticket.named('resend').length, 1);
      assert.equal(ticket.named('new-ticket').length, 0);
      await ticket.press('review-edit');
      await ticket.type('message', ' And there.');
      await ticket.press('continue');
      await ticket.press('send');
      assert.equal(box.last.entry.id, box.puts[0]?.entry.id);
      assert.equal(box.last.entry.submission.draft.message, 'Here. And there.');
      box.last.answer(RECEIVED);
      await ticket.shows(`known as ${REFERENCE}`);
    });
  });

  describe('for everyone', () => {
    for (const theme of ['light', 'dark'] as const) {
      it(`has no violation that axe can find in any of its states, ${theme}`, async () => {
        const box = makeUpBox();
        const deliveries: readonly Delivery[] = [
          SAVED,
          { state: 'later', next: never },
          { ...RECEIVED, addition: true } as Delivery,
        ];
        for (const delivery of deliveries)
          await (await answered(box, delivery, theme)).accessible(delivery.state === 'later' ? 8 : 4);
        for (const state of ['failed', 'unknown'] as const) await (await comeBack(state, { theme })).accessible(8);
        const received = await comeBack('delivered', { reference: REFERENCE, theme });
        await received.accessible(4);
        await received.press('remove-from-device');
        await received.accessible(3);
        const busy = await sentTicket(theme);
        box.last.working();
        await busy.shows('one-moment');
        await busy.accessible(20);
      });
    }

    it('shows the whole of what is told, sign and heading, wherever the review was scrolled to', async () => {
      const box = makeUpBox();
      const ticket = await answered(box, SAVED);
      const { host } = ticket.element.getRootNode() as ShadowRoot;
      // There is a little more to see than there is room for, so that the heading alone is in view all the same.
      const height = ticket.element.offsetHeight - 40;
      (host as HTMLElement).style.cssText = `display: block; height: ${height}px; overflow-y: auto`;
      await ticket.press('try-again');
      host.scrollTop = host.scrollHeight;
      box.last.answer(SAVED);
      await ticket.shows('saved-say');
      await expectFocusOn(ticket, 'saved-title');
      assert.isAbove(host.scrollHeight, host.clientHeight);
      const sign = ticket.element.renderRoot.querySelector('[part=sign]') as HTMLElement;
      assert.isAtLeast(sign.getBoundingClientRect().top, host.getBoundingClientRect().top);
    });
  });
});
