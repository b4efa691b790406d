import { assert } from 'chai';
import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import { articleLinks, mount, named, openArticle, press, unmount } from '../support/mount.ts';
import { spoken } from '../support/record.ts';
import { resetTopic, withArticles } from '../support/reset-topic.ts';
import { KEY, remembered } from '../support/panel.ts';

const { words } = resetTopic;

describe('<help-panel>: articles', () => {
  afterEach(unmount);

  it('open in a new tab that knows nothing of this one; then the panel asks whether it helped, once', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-looked');
    const view = customer.view.shadowRoot as ShadowRoot;
    const link = articleLinks(customer.view)[0] as HTMLAnchorElement;
    assert.equal(link.href, 'https://help.example.com/reset-password');
    assert.equal(link.target, '_blank');
    assert.sameMembers([...link.relList], ['noopener', 'noreferrer']);
    assert.equal(link.querySelector('[role="img"]')?.ariaLabel, words['opens-in-new-tab']);
    assert.equal(view.getElementById('label')?.textContent?.trim(), words['did-it-help']);
    const { heard, stop } = spoken(customer.root);
    openArticle(link);
    await customer.settled();
    openArticle(link);
    await customer.settled();
    assert.deepEqual(heard, [words['article-opened']]);
    assert.equal(view.querySelector('.answers')?.getAttribute('aria-labelledby'), 'label');
    stop();
    await customer.answer('found');
    assert.equal(customer.view.shadowRoot?.getElementById('label')?.textContent?.trim(), words['did-it-help']);
    assert.include(sessionStorage.getItem(KEY), '"articles":["reset-password"]');
  });

  it('are left out where the brand has none', async () => {
    const customer = mount({ bundle: { ...resetTopic, articles: {} } });
    await customer.open();
    await customer.answer('not-looked');
    await customer.expectStep('look-in-spam');
    assert.equal(customer.view.shadowRoot?.querySelectorAll('[aria-label]').length, 0);
  });

  it('are noted where a walk begins at them, from the first answer on', async () => {
    const customer = mount();
    await customer.widget.open('look-in-spam');
    await customer.expectStep('look-in-spam');
    assert.equal(sessionStorage.length, 0);
    await customer.answer('not-there');
    await customer.expectStep('lock-signs');
    assert.deepEqual(remembered().articles, ['reset-password']);
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.deepEqual((customer.view as HelpTicket).articles, ['reset-password']);
    await customer.removeFromDevice();
    await customer.answer('not-there');
    assert.deepEqual(remembered().articles, []);
  });

  it('of a ticket stand in its form and are noted, also where a walk begins with it', async () => {
    const customer = mount({ bundle: withArticles('something-else') });
    await customer.widget.open('something-else');
    await customer.expectStep('something-else');
    assert.deepEqual(
      articleLinks(customer.view).map(({ href }) => href),
      ['https://help.example.com/reset-password'],
    );
    assert.deepEqual((customer.view as HelpTicket).articles, ['reset-password']);
    assert.isUndefined(remembered().articles);
    await customer.widget.open('checked-spam');
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.deepEqual(remembered().articles, ['reset-password']);
  });

  it('of a ticket without any leave no list behind', async () => {
    const customer = mount();
    await customer.widget.open('something-else');
    await customer.expectStep('something-else');
    assert.equal(customer.view.shadowRoot?.querySelectorAll('ul').length, 0);
  });

  it('of an end lead on to a person once one was opened, which is said once', async () => {
    const customer = mount({ bundle: withArticles('ask-your-admin') });
    await customer.open();
    await customer.answer('not-there', 'yes', 'someone-else', 'as-admin');
    await customer.expectStep('ask-your-admin');
    const person = (): HTMLButtonElement => named(customer.view, words['talk-to-a-person']);
    assert.throws(person);
    const status = customer.view.shadowRoot?.querySelector('[role="status"]');
    assert.equal(status?.textContent, '');
    const { heard, stop } = spoken(customer.root);
    const link = articleLinks(customer.view)[0] as HTMLAnchorElement;
    openArticle(link);
    await customer.settled();
    openArticle(link);
    await customer.settled();
    stop();
    assert.deepEqual(heard, [words['article-opened']]);
    assert.isTrue(person().parentElement === named(customer.view, words.restart).parentElement);
    press(person());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
  });
});
