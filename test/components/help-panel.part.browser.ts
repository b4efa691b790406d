import { assert } from 'chai';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Parts } from '../../components/help-widget/source.ts';
import { mount, named, press, unmount } from '../support/mount.ts';
import { record, spoken } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, expectFocus, until } from '../support/wait.ts';

const { words } = resetTopic;

const ticketPart = (): Promise<Parts['ticket']> => import('../../components/help-ticket/define.ts');

/** The brand also has a channel with a part of its own. */
const withRequests: Bundle = {
  ...resetTopic,
  brand: {
    ...resetTopic.brand,
    channels: [
      { channel: 'zendesk-requests', endpoint: 'https://desk.example.com', fields: {} },
      ...resetTopic.brand.channels,
    ],
  },
};

describe('<help-panel>: the ticket’s part', () => {
  afterEach(unmount);

  it('is not loaded before a ticket is near, and then while the customer reads', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    assert.notInclude(customer.loaded, 'ticket');
    await customer.answer('yes');
    assert.equal(customer.loaded.filter((part) => part === 'ticket').length, 1);
    await customer.answer('mine');
    await customer.expectStep('unlock-user');
    await customer.expectFocusOnHeading();
    assert.equal(customer.loaded.filter((part) => part === 'ticket').length, 1);
  });

  it('comes alone, or with what the brand’s channels need: both are there before the form is', async () => {
    const alone = mount();
    await alone.open();
    await alone.talkToAPerson();
    await alone.expectStep('something-else');
    assert.notInclude(alone.loaded, 'direct');
    unmount();
    const gate = aGate<unknown>();
    const customer = mount({
      bundle: withRequests,
      load: { direct: () => gate.promise },
    });
    await customer.open();
    await customer.talkToAPerson();
    await until('it is asked for', () => customer.loaded.includes('direct'));
    assert.isTrue(customer.view.classList.contains('wait'));
    gate.open(await import('../../components/help-ticket/direct.ts'));
    await customer.expectStep('something-else');
  });

  it('stands without a channel whose part does not come, and the host is told', async () => {
    const customer = mount({
      bundle: withRequests,
      load: { direct: () => Promise.reject(new Error('offline')) },
    });
    const { told, stop } = record();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.include(told, 'help-error reason=load');
    stop();
  });

  it('is waited for in words, with the focus, which goes on to the form', async () => {
    const gate = aGate<Parts['ticket']>();
    const customer = mount({ load: { ticket: () => gate.promise } });
    await customer.open();
    await customer.talkToAPerson();
    assert.isTrue(customer.view.matches('.wait'));
    assert.equal(customer.view.textContent?.trim(), words.loading);
    expectFocus(customer.view);
    gate.open(await ticketPart());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
  });

  it('does not take the focus from where the customer went meanwhile', async () => {
    const gate = aGate<Parts['ticket']>();
    const customer = mount({ load: { ticket: () => gate.promise } });
    await customer.open();
    await customer.talkToAPerson();
    const close = named(customer.panel, words.close);
    close.focus();
    gate.open(await ticketPart());
    await customer.expectStep('something-else');
    expectFocus(close);
  });

  it('is tried again where it fails: told once, the focus kept', async () => {
    const gates = [aGate<Parts['ticket']>(), aGate<Parts['ticket']>()];
    let asked = 0;
    const customer = mount({ load: { ticket: () => (gates[asked++] as (typeof gates)[0]).promise } });
    const { told, stop } = record();
    await customer.open();
    await customer.talkToAPerson();
    const { heard, stop: deafen } = spoken(customer.root);
    gates[0]?.fail(new Error('offline'));
    await until('the failure shows', () => customer.view.textContent?.includes(words['load-failed']));
    await customer.settled();
    assert.deepEqual(heard, [words['load-failed']]);
    assert.equal(told.filter((one) => one === 'help-error reason=load').length, 1);
    press(named(customer.panel, words['try-again']));
    await customer.settled();
    assert.deepEqual(heard, [words['load-failed'], words.loading]);
    expectFocus(customer.view);
    gates[1]?.open(await ticketPart());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
    stop();
    deafen();
  });

  it('is tried again by itself on coming to the ticket', async () => {
    let fails = 1;
    const customer = mount({
      load: { ticket: () => (fails-- > 0 ? Promise.reject(new Error('offline')) : ticketPart()) },
    });
    const { told, stop } = record();
    await customer.open();
    await customer.answer('not-there', 'yes');
    await customer.answer('mine');
    await customer.expectStep('unlock-user');
    assert.notInclude(told.join(), 'help-error');
    stop();
  });
});
