import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/compile/compile.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import type { Source } from '../../src/compile/content.ts';
import { changed, changedIn, GOOD } from './fixture.ts';

describe('good content', () => {
  const one = bundleFor(GOOD, 'one');
  const two = bundleFor(GOOD, 'two');

  test('becomes a bundle for each brand, in the order that facts.yaml names', () => {
    const { bundles } = compile(GOOD);
    assert.deepEqual(
      bundles.map(({ topic, brand, lang, dir }) => [topic, brand.id, lang, dir]),
      [
        ['door', 'two', 'en', 'ltr'],
        ['door', 'one', 'en', 'ltr'],
      ],
    );
  });

  test('keeps answers by feature, and drops steps that nothing leads to any more', () => {
    assert.deepEqual(answers(one, 'what-happens'), ['no-key', 'stuck', 'badge']);
    assert.deepEqual(answers(two, 'what-happens'), ['no-key', 'stuck']);
    assert.deepEqual(Object.keys(one.steps), ['what-happens', 'try-again', 'inside', 'ask-reception', 'write-to-us']);
    assert.deepEqual(Object.keys(two.steps), ['what-happens', 'try-again', 'inside', 'write-to-us']);
    assert.ok(!JSON.stringify(one).includes('feature'));
  });

  test('keeps a condition on an earlier answer', () => {
    const step = one.steps['try-again'];
    assert.ok(step?.kind === 'guidance');
    assert.deepEqual(step.answers.at(-1), {
      id: 'lost',
      say: 'I lost the key',
      go: 'write-to-us',
      when: { step: 'what-happens', is: 'stuck' },
    });
  });

  test('drops an answer whose condition a brand can no longer meet', () => {
    const files = changed('topics/door.yaml', [
      'when: { step: what-happens, is: stuck }',
      'when: { step: what-happens, is: badge }',
    ]);
    assert.deepEqual(answers(bundleFor(files, 'one'), 'try-again'), ['open', 'still-stuck', 'lost']);
    assert.deepEqual(answers(bundleFor(files, 'two'), 'try-again'), ['open', 'still-stuck']);
  });

  test('fills words in with what the brand has; a link without an address falls away, and its text stays', () => {
    assert.deepEqual(prose(one, 'try-again'), [
      { p: ['Do this:'] },
      {
        ol: [
          [{ p: ['Go to the ', { link: ['door'], href: 'https://one.example.com/' }, '.'] }],
          [{ p: ['Turn the key at most 3 times.'] }],
        ],
      },
    ]);
    assert.deepEqual(prose(two, 'try-again')[1], {
      ol: [[{ p: ['Go to the door.'] }], [{ p: ['Turn the key at most 5 times.'] }]],
    });
    assert.equal(one.words['review-intro'], 'For Brand One, in {count} parts');
  });

  test('lays the brand’s words over those of the topic', () => {
    assert.equal(title(one, 'inside'), 'You are in');
    assert.equal(title(two, 'inside'), 'You are in at Two');
  });

  test('links the articles that the brand has', () => {
    assert.deepEqual(one.articles, { keys: { title: 'All about keys', href: 'https://help.one.example.com/keys' } });
    assert.deepEqual(two.articles, {});
    const step = two.steps['try-again'];
    assert.deepEqual(step?.kind === 'guidance' && step.articles, []);
  });

  test('carries the brand’s settings', () => {
    assert.deepEqual(one.brand, {
      id: 'one',
      name: 'Brand One',
      helpCentre: 'https://help.one.example.com/',
      phone: { say: 'Call 123', href: 'tel:123' },
      privacy: 'https://one.example.com/privacy',
      replyWithin: 'one day',
      theme: { '--help-accent': 'light-dark(#123456, #688cb3)' },
      channels: [
        {
          channel: 'zendesk-form',
          host: 'help.one.example.com',
          locale: 'en-us',
          lineBreak: '<br>',
          fields: { 'account-id': '12' },
        },
        { channel: 'zendesk-requests', endpoint: 'https://one.example.com', fields: {} },
        { channel: 'email', address: 'help@one.example.com' },
        { channel: 'copy', href: 'https://one.example.com/form' },
      ],
    });
  });

  test('leads error codes only to steps that the brand has', () => {
    const files = changed('topics/door.yaml', [
      'wrong-key: try-again }',
      'wrong-key: try-again, no-badge: ask-reception }',
    ]);
    assert.deepEqual(bundleFor(files, 'one').errorCodes, { 'wrong-key': 'try-again', 'no-badge': 'ask-reception' });
    assert.deepEqual(bundleFor(files, 'two').errorCodes, { 'wrong-key': 'try-again' });
  });

  test('puts nothing of the agent files into a bundle', () => {
    const all = JSON.stringify(compile(GOOD).bundles);
    for (const text of ['Look for the key', 'behind the counter', 'Hello, go to', '____'])
      assert.ok(!all.includes(text), text);
  });
});

describe('the revision', () => {
  const revisions = (files: Source): readonly string[] =>
    ['one', 'two'].map((brand) => bundleFor(files, brand).revision);
  const before = revisions(GOOD);

  test('is 12 hex digits, one for each brand', () => {
    for (const revision of before) assert.match(revision, /^[0-9a-f]{12}$/);
    assert.notEqual(before[0], before[1]);
  });

  test('stays when only order of keys, comments, line ends or agent files change', () => {
    const reordered = changed('topics/door.yaml', [
      'topic: door\ntitle: Help with the door\n',
      '# First\ntitle: Help with the door\ntopic: door\n',
    ]);
    assert.deepEqual(revisions(reordered), before);
    assert.deepEqual(
      revisions({ ...GOOD, 'topics/door.yaml': (GOOD['topics/door.yaml'] ?? '').replaceAll('\n', '\r\n') }),
      before,
    );
    assert.deepEqual(revisions(changed('agent/door.yaml', ['Hello', 'Hi'])), before);
    assert.deepEqual(revisions(Object.fromEntries(Object.entries(GOOD).reverse())), before);
  });

  test('changes with the topic’s words, the order of answers, a figure, and the brand', () => {
    for (const files of [
      changed('topics/door.yaml', ['say: Good.', 'say: Well.']),
      changed(
        'topics/door.yaml',
        ['      open: { say: It is open, go: inside }\n', ''],
        ['      lost:', '      open: { say: It is open, go: inside }\n      lost:'],
      ),
      changed('words/en/widget.yaml', ['copied: Some words', 'copied: Other words']),
      changed('facts.yaml', ['tries: 3', 'tries: 4']),
    ]) {
      const after = revisions(files);
      assert.notEqual(after[0], before[0]);
      assert.notEqual(after[1], before[1]);
    }
    const brand = revisions(changed('brands/one.yaml', ['name: Brand One', 'name: Brand 1']));
    assert.notEqual(brand[0], before[0]);
    assert.equal(brand[1], before[1]);
  });
});

test('content with findings makes no bundle, and all findings are told in order', () => {
  const files = changedIn(
    changed('topics/door.yaml', ['go: inside }', 'go: nowhere }'], ['fields: [contact-email, ', 'fields: [']),
    'brands/one.yaml',
    ["'tel:123'", "'http://x/'"],
  );
  const { bundles, findings } = compile(files);
  assert.deepEqual(bundles, []);
  assert.deepEqual(
    findings.map(({ file, rule }) => `${file} ${rule}`),
    [
      'agent/door.yaml placeholder',
      'brands/one.yaml link',
      'topics/door.yaml unknown-target',
      'topics/door.yaml unreachable-step',
      'topics/door.yaml field-rules',
    ],
  );
  for (const finding of findings)
    assert.match(formatFinding(finding, 'content/'), /^content\/[a-z/]+\.yaml:\d+:\d+ [a-z-]+ [^\n]+\.$/);
});

function bundleFor(files: Source, brand: string): Bundle {
  const { bundles, findings } = compile(files);
  assert.deepEqual(
    findings.map((finding) => formatFinding(finding)),
    [],
  );
  const bundle = bundles.find((one) => one.brand.id === brand);
  assert.ok(bundle);
  return bundle;
}

function answers(bundle: Bundle, id: string): readonly string[] {
  const step = bundle.steps[id];
  assert.ok(step && step.kind !== 'outcome');
  return step.answers.map((answer) => answer.id);
}

function prose(bundle: Bundle, id: string): readonly unknown[] {
  return bundle.steps[id]?.say ?? [];
}

function title(bundle: Bundle, id: string): string {
  const step = bundle.steps[id];
  assert.ok(step && step.kind !== 'question');
  return step.title;
}
