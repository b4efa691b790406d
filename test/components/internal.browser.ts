import { assert } from 'chai';
import { render } from 'lit';
import fc from 'fast-check';
import type { Inline, Prose } from '../../src/bundle/bundle.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { define } from '../../components/internal/define.ts';
import type { Memory, Sent } from '../../components/internal/memory.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import { place } from '../../components/internal/place.ts';
import { link, prose } from '../../components/internal/prose.ts';
import { until } from '../support/wait.ts';

const HINT = 'opens in a new tab';

/** The elements and words of rendered prose, without the comments that Lit keeps its places by. */
function rendered(template: unknown): HTMLElement {
  const holder = document.createElement('div');
  render(template, holder);
  return holder;
}

function outline(holder: HTMLElement): string {
  return holder.innerHTML.replaceAll(/<!--.*?-->/gs, '').replaceAll(/>\s+</g, '><');
}

describe('prose', () => {
  it('has an element for every kind', () => {
    const blocks: Prose = [
      { p: ['One ', { strong: ['two ', { em: ['three'] }] }, ' four'] },
      { ul: [[{ p: ['first'] }], [{ p: ['second'] }, { ol: [[{ p: ['inner'] }]] }]] },
      { ol: [[{ p: ['fourth'] }]], start: 4 },
      { ol: [[{ ul: [[{ p: ['no paragraph first'] }]] }], []] },
    ];
    assert.equal(
      outline(rendered(prose(blocks, HINT))),
      [
        '<p>One <strong>two <em>three</em></strong> four</p>',
        '<ul><li>first</li><li>second<ol><li>inner</li></ol></li></ul>',
        '<ol start="4"><li>fourth</li></ol>',
        '<ol><li><ul><li>no paragraph first</li></ul></li><li></li></ol>',
      ].join(''),
    );
  });

  it('opens pages in a new tab that cannot reach back, and says so', () => {
    const [a] = rendered(prose([{ p: [{ link: ['Read'], href: 'https://example.com/x' }] }], HINT)).querySelectorAll(
      'a',
    );
    assert.equal(a?.target, '_blank');
    assert.sameMembers([...(a?.relList ?? [])], ['noopener', 'noreferrer']);
    const away = a?.querySelector('span');
    assert.deepEqual([away?.role, away?.ariaLabel], ['img', HINT]);
    assert.equal(a?.textContent, 'Read');
  });

  for (const href of ['mailto:help@example.com', 'tel:1300000000']) {
    it(`opens no tab for ${href}`, () => {
      const a = rendered(link(href, 'Reach us', HINT)).querySelector('a');
      assert.equal(a?.href, href);
      assert.isFalse(a?.hasAttribute('target'));
      assert.notExists(a?.querySelector('span'));
    });
  }

  it('tells when a link is opened', () => {
    let opened = 0;
    const a = rendered(link('https://example.com/', 'Read', HINT, () => (opened += 1))).querySelector('a');
    a?.addEventListener('click', (event) => event.preventDefault());
    a?.click();
    assert.equal(opened, 1);
  });

  it('parses no word: what looks like HTML or a template stays text', () => {
    const words = ['<b>x</b>', '<img src=x onerror=alert(1)>', '&amp;', '${1}', '</p><script>1</script>', '<!--x-->'];
    for (const word of words) {
      const holder = rendered(
        prose([{ p: [word, { strong: [word] }, { link: [word], href: 'https://example.com/' }] }], HINT),
      );
      assert.equal(holder.textContent, word.repeat(3));
      assert.deepEqual(names(holder), ['p', 'strong', 'a', 'span'], word);
    }
  });

  it('shows every word of any prose, in order, and no element that is not one of its own', () => {
    const inline = fc.letrec<{ inline: Inline }>((tie) => ({
      inline: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.record({ strong: fc.array(tie('inline'), { maxLength: 3 }) }),
        fc.record({ em: fc.array(tie('inline'), { maxLength: 3 }) }),
      ),
    })).inline;
    const wordsOf = (part: Inline): string =>
      typeof part === 'string'
        ? part
        : ('strong' in part ? part.strong : 'em' in part ? part.em : []).map(wordsOf).join('');
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 4 }), (parts) => {
        const holder = rendered(prose([{ p: parts }], HINT));
        assert.equal(holder.textContent, parts.map(wordsOf).join(''));
        assert.includeMembers(['p', 'strong', 'em'], names(holder));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the tab’s memory', () => {
  const trail = { start: 'a', answers: [{ step: 'a', answer: 'yes' }] };
  const sent: Sent = { draft: { submissionId: 'a-1' } as Draft, channel: 'email', state: 'handed-over' };
  let key = '';
  let count = 0;

  beforeEach(() => {
    count += 1;
    key = `test-memory-${count}`;
  });
  afterEach(() => sessionStorage.clear());

  const memoryHere = (): Memory => tabMemory(key, () => sessionStorage);

  it('touches no storage before it is asked, and then the storage each time', () => {
    let touched = 0;
    const memory = tabMemory(key, () => {
      touched += 1;
      return sessionStorage;
    });
    assert.equal(touched, 0);
    memory.read();
    assert.equal(touched, 1);
    memory.read();
    assert.equal(touched, 2);
  });

  it('is one for all who ask by the same key, and another for another', () => {
    const memory = memoryHere();
    memory.write({ trail });
    assert.strictEqual(memoryHere(), memory);
    const other = tabMemory(`${key}-other`, () => sessionStorage);
    assert.notStrictEqual(other, memory);
    assert.deepEqual(other.read(), {});
  });

  it('adds to what it has, and keeps it all in the storage', () => {
    const memory = memoryHere();
    memory.write({ trail });
    memory.write({ entries: { message: 'Hello' }, reviewed: true });
    memory.write({ channel: 'email', sent });
    const all = { trail, entries: { message: 'Hello' }, reviewed: true, channel: 'email', sent } as const;
    assert.deepEqual(memory.read(), all);
    assert.deepEqual(JSON.parse(sessionStorage.getItem(key) as string), JSON.parse(JSON.stringify(all)));
  });

  it('reads what the storage holds now, whoever wrote it, and adds to that', () => {
    const memory = memoryHere();
    memory.write({ trail });
    sessionStorage.setItem(key, JSON.stringify({ kept: ['hunter2'] }));
    assert.deepEqual(memory.read(), { kept: ['hunter2'] });
    memory.write({ articles: ['reset'] });
    assert.deepEqual(memory.read(), { kept: ['hunter2'], articles: ['reset'] });
    sessionStorage.clear();
    assert.deepEqual(memory.read(), {});
  });

  it('wipes, here and in the storage, and gives up nothing that is under way', () => {
    const memory = memoryHere();
    const signal = memory.signal();
    memory.write({ trail });
    memory.wipe();
    assert.deepEqual(memory.read(), {});
    assert.isNull(sessionStorage.getItem(key));
    assert.isFalse(signal.aborted);
  });

  it('is removed with what is under way, but not with what begins later', () => {
    const memory = memoryHere();
    const signal = memory.signal();
    assert.strictEqual(memory.signal(), signal);
    memory.write({ trail });
    memory.remove();
    assert.deepEqual(memory.read(), {});
    assert.isNull(sessionStorage.getItem(key));
    assert.isTrue(signal.aborted);
    assert.isFalse(memory.signal().aborted);
  });

  for (const entry of [
    '{',
    'null',
    '{"trail":{}}',
    '{"trail":{"start":"a","answers":{}}}',
    '{"trail":{"start":"a","answers":[7]}}',
    '{"entries":{"message":7}}',
    '{"kept":"all"}',
    '{"articles":{}}',
    '{"sent":7}',
    '{"sent":{"draft":{},"channel":"email","state":"unknown"}}',
  ]) {
    it(`takes ${entry} for nothing`, () => {
      sessionStorage.setItem(key, entry);
      assert.deepEqual(memoryHere().read(), {});
    });
  }

  it('lasts as long as the page where storage throws', () => {
    const memory = tabMemory(key, () => {
      throw new DOMException('Forbidden', 'SecurityError');
    });
    assert.deepEqual(memory.read(), {});
    memory.write({ trail });
    memory.write({ reviewed: true });
    assert.deepEqual(memory.read(), { trail, reviewed: true });
    const signal = memory.signal();
    memory.remove();
    assert.deepEqual(memory.read(), {});
    assert.isTrue(signal.aborted);
  });

  it('knows more than a full storage does, until there is room again', () => {
    const own = new Map<string, string>();
    let full = false;
    const storage = {
      getItem: (name: string) => own.get(name) ?? null,
      setItem(name: string, value: string) {
        if (full) throw new DOMException('Full', 'QuotaExceededError');
        own.set(name, value);
      },
      removeItem: (name: string) => own.delete(name),
    } as unknown as Storage;
    const memory = tabMemory(key, () => storage);
    memory.write({ trail });
    full = true;
    memory.write({ entries: { message: 'Hello' } });
    assert.notInclude(own.get(key), 'Hello');
    assert.deepEqual(memory.read(), { trail, entries: { message: 'Hello' } });
    full = false;
    memory.write({ reviewed: true });
    assert.deepEqual(JSON.parse(own.get(key) as string), { trail, entries: { message: 'Hello' }, reviewed: true });
  });
});

describe('placing', () => {
  it('squeezes what floats into the room there is, and takes every style away at the end', async () => {
    const anchor = document.createElement('button');
    const floating = document.createElement('div');
    Object.assign(anchor.style, { position: 'fixed', top: '20px', left: '30px', height: '30px' });
    Object.assign(floating.style, { position: 'fixed', width: '200px', height: '5000px' });
    document.body.append(anchor, floating);
    const stop = place(anchor, floating);
    await until('it is placed', () => floating.style.maxHeight !== '');
    assert.isAtMost(floating.getBoundingClientRect().height, innerHeight);
    await until('it stands beside', () => {
      const gap = floating.getBoundingClientRect().left - anchor.getBoundingClientRect().right;
      return Math.abs(gap - 8) < 1;
    });
    stop();
    assert.deepEqual([floating.style.inset, floating.style.maxHeight], ['', '']);
    anchor.remove();
    floating.remove();
  });
});

describe('define', () => {
  it('registers a name once, and leaves who has it', () => {
    class First extends HTMLElement {}
    class Second extends HTMLElement {}
    define('test-defined', First);
    define('test-defined', Second);
    assert.strictEqual(customElements.get('test-defined'), First);
  });
});

function names(holder: HTMLElement): string[] {
  return [...holder.querySelectorAll('*')].map(({ localName }) => localName);
}
