import { assert } from 'chai';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Customer, Setup } from '../support/mount.ts';
import { articleLinks, buttons, heading, mount, named, openArticle, press, unmount } from '../support/mount.ts';
import { expectAccessible } from '../support/axe-inside.ts';
import { warnings } from '../support/record.ts';
import { resetTopic, withArticles } from '../support/reset-topic.ts';
import { aGate, once } from '../support/wait.ts';

const WIDE = { width: 1000, height: 800 };
const NARROW = { width: 320, height: 640 };
const { words } = resetTopic;

const shipped = async (): Promise<Bundle> =>
  (await (await fetch('/content/sign-in.messagemedia.en.json')).json()) as Bundle;

/** A state to be looked at: how it comes about, and how many nodes axe has to see in it at least. */
interface Look {
  readonly what: string;
  readonly least: number;
  readonly setup?: Setup;
  reach(customer: Customer): Promise<unknown>;
}

const never = aGate<never>().promise;

const looks: readonly Look[] = [
  { what: 'the launcher', least: 1, reach: (customer) => customer.settled() },
  {
    what: 'the launcher while it loads',
    least: 1,
    setup: { bundle: () => never },
    async reach(customer) {
      press(customer.launcher);
      await customer.settled();
      assert.include(customer.launcher.textContent, 'Loading');
    },
  },
  {
    what: 'the launcher after a failure',
    least: 1,
    setup: { bundle: () => Promise.reject(new Error('offline')) },
    async reach(customer) {
      const { stop } = warnings();
      press(customer.launcher);
      await once(customer.widget, 'help-error');
      stop();
    },
  },
  { what: 'a question', least: 10, reach: (customer) => customer.open() },
  {
    what: 'guidance with articles, one of them opened',
    least: 12,
    async reach(customer) {
      await customer.open();
      await customer.answer('not-looked');
      openArticle(articleLinks(customer.view)[0] as HTMLAnchorElement);
      await customer.settled();
    },
  },
  {
    what: 'guidance after three suggestions',
    least: 14,
    async reach(customer) {
      await customer.open();
      await customer.answer('found', 'reset-again', 'found', 'reset-again', 'found', 'reset-again');
      assert.isOk(named(customer.view, words['talk-to-a-person']));
    },
  },
  {
    what: 'an outcome',
    least: 8,
    async reach(customer) {
      await customer.open();
      await customer.answer('found', 'worked');
    },
  },
  {
    what: 'an outcome with an article, opened',
    least: 10,
    setup: { bundle: withArticles('solved') },
    async reach(customer) {
      await customer.open();
      await customer.answer('found', 'worked');
      openArticle(articleLinks(customer.view)[0] as HTMLAnchorElement);
      await customer.settled();
      assert.isOk(named(customer.view, words['talk-to-a-person']));
    },
  },
  {
    what: 'the answers so far',
    least: 12,
    async reach(customer) {
      await customer.open();
      await customer.answer('not-there', 'yes');
      await customer.showAnswers();
    },
  },
  {
    what: 'a notice',
    least: 10,
    async reach(customer) {
      await customer.open();
      await customer.answer('not-there');
      await customer.removeFromDevice();
    },
  },
  {
    what: 'the wait for the ticket',
    least: 6,
    setup: { load: { ticket: () => never } },
    async reach(customer) {
      await customer.open();
      await customer.talkToAPerson();
    },
  },
  {
    what: 'the ticket that did not load',
    least: 6,
    setup: { load: { ticket: () => Promise.reject(new Error('offline')) } },
    async reach(customer) {
      await customer.open();
      await customer.talkToAPerson();
      assert.isOk(named(customer.panel, words['try-again']));
    },
  },
  {
    what: 'the ticket',
    least: 20,
    async reach(customer) {
      await customer.open();
      await customer.talkToAPerson();
      await customer.expectStep('something-else');
    },
  },
  {
    what: 'the ticket with articles, the answers not given',
    least: 21,
    setup: { bundle: withArticles('something-else') },
    async reach(customer) {
      await customer.widget.open('something-else');
      await customer.expectStep('something-else');
      assert.lengthOf(articleLinks(customer.view), 1);
    },
  },
  {
    what: 'the answers where none is given',
    least: 8,
    async reach(customer) {
      await customer.widget.open('something-else');
      await customer.expectStep('something-else');
      await customer.showAnswers();
    },
  },
  {
    what: 'the inline widget',
    least: 10,
    setup: { attributes: { mode: 'inline' } },
    reach: (customer) => customer.open(),
  },
];

describe('accessibility, as axe sees it', () => {
  before(() => setViewport(WIDE));
  afterEach(unmount);
  after(() => emulateMedia({ colorScheme: 'light' }));

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { what, least, setup, reach } of looks) {
      it(`finds nothing in ${what}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.background = colorScheme === 'dark' ? '#111' : '#fff';
        const customer = mount({ fallback: '', ...setup });
        await reach(customer);
        await expectAccessible(customer.widget, least);
      });
    }
  }

  it('finds nothing in a phone sheet', async () => {
    await setViewport(NARROW);
    await emulateMedia({ reducedMotion: 'reduce' });
    const customer = mount({ fallback: '' });
    await customer.open();
    await expectAccessible(customer.widget, 10);
    await emulateMedia({ reducedMotion: 'no-preference' });
    await setViewport(WIDE);
  });

  it('finds nothing in the shipped content, with the brand’s colours', async () => {
    const bundle = await shipped();
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      const customer = mount({ bundle, fallback: '' });
      await customer.open();
      for (const id of ['reset-password', bundle.start]) {
        await customer.widget.open(id);
        await customer.expectStep(id);
        await expectAccessible(customer.widget, 10);
      }
      unmount();
    }
  });

  it('is not blind: it names what is wrong inside', async () => {
    const customer = mount({ fallback: '' });
    await customer.open();
    buttons(customer.panel, '.icon:not([data-off])')[0]?.removeAttribute('aria-label');
    let told = '';
    await expectAccessible(customer.widget, 1).catch((error: Error) => (told = error.message));
    assert.include(told, 'button-name');
  });
});

describe('a language written from right to left', () => {
  before(() => setViewport(WIDE));
  afterEach(unmount);

  it('turns the panel round, whatever the page', async () => {
    const customer = mount({ bundle: { ...resetTopic, lang: 'ar', dir: 'rtl' } });
    await customer.open();
    await customer.answer('not-looked');
    const panel = customer.panel.shadowRoot?.querySelector('.panel') as HTMLElement;
    assert.deepEqual([panel.lang, panel.dir], ['ar', 'rtl']);
    assert.equal(getComputedStyle(heading(customer)).direction, 'rtl');
    const back = named(customer.panel, words.back);
    const close = named(customer.panel, words.close);
    assert.isAbove(back.getBoundingClientRect().left, close.getBoundingClientRect().left);
    const mirrored = 'matrix(-1, 0, 0, 1, 0, 0)';
    assert.equal(getComputedStyle(back.querySelector('svg') as Element).transform, mirrored);
    const [answer] = buttons(customer.view, '[part="answer"]');
    assert.equal(getComputedStyle(answer?.querySelector('svg') as Element).transform, mirrored);
  });

  it('leaves left to right as it is', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-looked');
    const back = named(customer.panel, words.back);
    assert.equal(getComputedStyle(back.querySelector('svg') as Element).transform, 'none');
  });
});

describe('long words on a narrow phone', () => {
  before(() => setViewport(NARROW));
  afterEach(unmount);
  after(() => setViewport(WIDE));

  const word = 'Wachstumsbeschleunigungsgesetz';
  const W = word.repeat(4);
  const long: Bundle = {
    ...resetTopic,
    title: W,
    words: Object.fromEntries(Object.keys(words).map((key) => [key, `${word} ${key}`])) as Bundle['words'],
    brand: { ...resetTopic.brand, phone: { say: word, href: 'tel:1' } },
    articles: { 'reset-password': { title: W, href: `https://example.com/${W}` } },
    steps: Object.fromEntries(
      Object.entries(resetTopic.steps).map(([id, step]) => {
        const say = [{ p: [W, { link: [W], href: 'https://example.com/' }] }, { ol: [[{ p: [W] }]] }];
        const answers = step.kind === 'outcome' ? {} : { answers: step.answers.map((one) => ({ ...one, say: W })) };
        return [id, { ...step, ...(step.kind === 'question' ? { ask: W } : { title: W }), say, ...answers }];
      }),
    ) as Bundle['steps'],
  };

  it('wrap, in every view: nothing is wider than the sheet', async () => {
    const customer = mount({ bundle: long, attributes: { label: W } });
    assert.isAtMost(customer.launcher.getBoundingClientRect().right, NARROW.width);
    assert.isAtLeast(customer.launcher.getBoundingClientRect().left, 0);
    await customer.open();
    const fits = (what: string): void => {
      assert.isAtMost(document.documentElement.scrollWidth, NARROW.width, what);
      const all = [customer.panel, customer.view].flatMap((element) => [
        ...(element.shadowRoot?.querySelectorAll<HTMLElement>('*:not(svg, svg *)') ?? []),
      ]);
      assert.isAbove(all.length, 10);
      for (const element of all) {
        const { right, left, width } = element.getBoundingClientRect();
        if (!width) continue;
        assert.isAtMost(Math.floor(right), NARROW.width, `${what}: ${element.outerHTML.slice(0, 80)}`);
        assert.isAtLeast(Math.ceil(left), 0, `${what}: ${element.outerHTML.slice(0, 80)}`);
        if (getComputedStyle(element).display !== 'inline') {
          assert.isAtMost(element.scrollWidth, element.clientWidth + 2, `${what}: ${element.outerHTML.slice(0, 80)}`);
        }
      }
    };
    fits('a question');
    await customer.answer('not-looked');
    fits('guidance');
    customer.widget.restart();
    await customer.settled();
    await customer.answer('found', 'worked');
    fits('an outcome');
    press(buttons(customer.panel, 'footer button:last-child')[0] as HTMLButtonElement);
    await customer.settled();
    assert.equal(customer.view.localName, 'help-trail');
    fits('the answers so far');
  });
});

describe('motion', () => {
  before(() => setViewport({ width: 360, height: 740 }));
  afterEach(unmount);
  after(async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await setViewport(WIDE);
  });

  it('is there for a sheet', async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    const customer = mount();
    await customer.open();
    assert.equal(getComputedStyle(customer.dialog).animationName, 'rise');
  });

  it('is not where less of it is wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const customer = mount();
    await customer.open();
    for (const element of [customer.dialog, customer.launcher, customer.view]) {
      const { animationName, transitionDuration } = getComputedStyle(element);
      assert.deepEqual([animationName, transitionDuration], ['none', '0s']);
    }
  });
});
