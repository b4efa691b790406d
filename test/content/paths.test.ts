import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Bundle, FieldId, Inline, Prose, StepId } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/compile/compile.ts';
import { loadContent } from '../../src/compile/content.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import { readContent } from '../../src/compile/read-content.ts';
import type { Walk } from '../../src/flow/walk.ts';
import { answer, begin } from '../../src/flow/walk.ts';

/** Steps on a path, its outcome included. */
const MOST_STEPS = 9;
/** Far above what the content has; a topic that passes it branches more than anyone can review. */
const MOST_PATHS = 2_000;

const BRANDS = ['messagemedia', 'tpg-messaging', 'example-sms'] as const;

/** How customers come in: the answers to the first question, and the step they lead to. */
const WAYS_IN: Readonly<Record<string, readonly StepId[]>> = {
  "I don't remember my password": ['reset-password'],
  "The reset email hasn't arrived": ['checked-spam'],
  "I have the email and still can't get in": ['temporary-password', 'one-time-link'],
  'My account seems closed or my trial ended': ['account-or-trial'],
  'No email on my profile (I came from the old product)': ['missing-email'],
  'No verification code, or my mobile number changed': ['mobile-number'],
  'My company uses single sign-on': ['ask-your-sso-provider'],
};

interface Expected {
  readonly outcome: 'solved' | 'refer' | 'ticket';
  readonly facts: readonly string[];
  /** What a ticket does not go without, besides one of the two contacts. */
  readonly needs?: readonly FieldId[];
  readonly brands?: readonly string[];
}

const OUTCOMES: Readonly<Record<StepId, Expected>> = {
  'signed-in': { outcome: 'solved', facts: [] },
  'ask-your-admin': { outcome: 'refer', facts: ['F4'], brands: ['messagemedia', 'tpg-messaging'] },
  'ask-your-sso-provider': { outcome: 'refer', facts: ['F2'] },
  'unlock-user': { outcome: 'ticket', facts: ['F3', 'F9'], needs: ['sign-in-name'] },
  'reset-email-missing': { outcome: 'ticket', facts: ['F3', 'F10'], needs: ['sign-in-name'] },
  'account-closed': { outcome: 'ticket', facts: ['F3', 'F5'], needs: ['sign-in-name'] },
  'trial-or-payg': { outcome: 'ticket', facts: ['F3', 'F6', 'F7'], needs: ['sign-in-name'] },
  'add-email': { outcome: 'ticket', facts: ['F3', 'F11', 'F12'], needs: ['sign-in-name', 'profile-email'] },
  'change-mobile': { outcome: 'ticket', facts: ['F3', 'F13'], needs: ['sign-in-name', 'new-mobile'] },
  'change-other-user': {
    outcome: 'ticket',
    facts: ['F3', 'F14', 'F15', 'F16'],
    needs: ['sign-in-name', 'affected-user-email', 'message'],
  },
  'something-else': { outcome: 'ticket', facts: ['F3'], needs: ['sign-in-name', 'message'] },
};

const files = await readContent(fileURLToPath(new URL('../../content', import.meta.url)));
const { bundles, findings } = compile(files);

it('compiles the shipped content without findings', () => {
  assert.deepEqual(
    findings.map((finding) => formatFinding(finding, 'content')),
    [],
  );
  assert.deepEqual([...new Set(bundles.map(({ brand }) => brand.id))].sort(), [...BRANDS].sort());
});

it('gives each outcome the facts its ticket or advice rests on', () => {
  const steps = loadContent(files).content?.topics.get('sign-in')?.data.steps ?? {};
  for (const [id, { facts }] of Object.entries(OUTCOMES)) {
    const carried = steps[id]?.facts ?? [];
    assert.deepEqual(
      facts.filter((fact) => !carried.includes(fact)),
      [],
      `${id} carries ${carried.join(', ')}`,
    );
  }
});

for (const bundle of bundles) {
  describe(`${bundle.brand.id} in ${bundle.lang}`, () => {
    const paths = [...pathsFrom(bundle, begin(bundle))];

    it('ends every simple path within nine steps in an outcome with words', (t) => {
      assert.ok(paths.length > 0);
      for (const path of paths) {
        const { step } = path.state;
        const named = pathName(path);
        assert.ok(step.kind === 'outcome', `${named} does not end in an outcome`);
        assert.ok(stepsOn(path).length <= MOST_STEPS, `${named} has more than ${MOST_STEPS} steps`);
        assert.match(step.title, /\p{L}/u, `${named} ends without a title`);
        assert.match(plain(step.say), /\p{L}/u, `${named} ends without words`);
      }
      const longest = Math.max(...paths.map((path) => stepsOn(path).length));
      t.diagnostic(
        `${bundle.brand.id} (${bundle.lang}): ${paths.length} simple paths, the longest has ${longest} steps`,
      );
    });

    it('ends just as well where the sign-in form names an error', () => {
      assert.ok(Object.keys(bundle.errorCodes).length > 0);
      for (const [code, start] of Object.entries(bundle.errorCodes)) {
        assert.ok(Object.hasOwn(bundle.steps, start), `${code} leads to ${start}`);
        for (const path of pathsFrom(bundle, begin(bundle, start))) {
          assert.equal(path.state.step.kind, 'outcome', `${code}: ${pathName(path)}`);
        }
      }
    });

    it('takes each of the seven ways in, and only those', () => {
      const offered = begin(bundle).state.answers;
      assert.equal(offered.length, Object.keys(WAYS_IN).length);
      for (const [index, [say, steps]] of Object.entries(WAYS_IN).entries()) {
        const way = offered[index];
        assert.ok(way);
        if (bundle.lang === 'en') assert.equal(way.say, say);
        assert.ok(steps.includes(answer(bundle, begin(bundle), way.id).state.at), `"${way.say}" leads elsewhere`);
      }
    });

    it('fills in every place in its words', () => {
      assert.doesNotMatch(JSON.stringify([bundle.title, bundle.steps]), /\{(brand|fact)\./);
    });

    it('reaches every outcome meant for the brand, and no other', () => {
      const expected = Object.entries(OUTCOMES).filter(([, { brands }]) => brands?.includes(bundle.brand.id) ?? true);
      assert.deepEqual([...new Set(paths.map(({ state }) => state.at))].sort(), expected.map(([id]) => id).sort());
      for (const [id, { outcome, needs }] of expected) {
        const step = bundle.steps[id];
        assert.ok(step?.kind === 'outcome');
        assert.equal(step.outcome, outcome, id);
        if (step.outcome !== 'ticket') continue;
        assert.deepEqual([...step.needs].sort(), [...(needs ?? [])].sort(), id);
        for (const field of ['contact-email', 'contact-phone', 'sign-in-name', ...step.needs] as const) {
          assert.ok(step.fields.includes(field), `${id} asks for ${field}`);
        }
        assert.ok(!step.fields.includes('account-id') || !step.needs.includes('account-id'), id);
      }
    });

    it('gives guidance a way on where it worked and where it did not', () => {
      for (const [id, step] of Object.entries(bundle.steps)) {
        if (step.kind !== 'guidance') continue;
        const solved = step.answers.filter(({ go }) => go === 'signed-in');
        assert.equal(solved.length, 1, id);
        assert.ok(step.answers.length > 1, id);
      }
    });

    it('leads to a person from every step that is not a ticket', () => {
      for (const [id, step] of Object.entries(bundle.steps)) {
        if (step.kind === 'outcome' && step.outcome === 'ticket') continue;
        assert.equal(answer(bundle, begin(bundle, id), PERSON).state.at, bundle.person, id);
      }
    });

    it('brings four wrong passwords and no reset email to a ticket within four answers', () => {
      let walk = begin(bundle);
      for (const id of ['no-reset-email', 'not-there', 'wrong-passwords']) walk = answer(bundle, walk, id);
      assert.equal(walk.state.at, 'unlock-user');
    });

    it('speaks of the reset email as the brand sends it', () => {
      const withLink = bundle.brand.id === 'example-sms';
      assert.equal(Object.hasOwn(bundle.steps, 'one-time-link'), withLink);
      assert.equal(Object.hasOwn(bundle.steps, 'temporary-password'), !withLink);
      const reset = bundle.steps['reset-password'];
      assert.ok(reset?.kind === 'guidance');
      assert.match(
        plain(reset.say),
        withLink ? /open the link.*new password.*sign in/is : /sign in.*temporary password.*new password/is,
      );
    });
  });
}

/** Every path from a walk on to where there is nothing more to answer. No answer is given twice on one path. */
function* pathsFrom(bundle: Bundle, walk: Walk, count = { paths: 0 }): Generator<Walk> {
  const { answers, trail, at } = walk.state;
  if (answers.length === 0) {
    count.paths += 1;
    assert.ok(count.paths <= MOST_PATHS, `${bundle.brand.id} has more than ${MOST_PATHS} paths`);
    yield walk;
  }
  const given = new Set(trail.answers.map((one) => `${one.step} ${one.answer}`));
  for (const { id } of answers) {
    if (!given.has(`${at} ${id}`)) yield* pathsFrom(bundle, answer(bundle, walk, id), count);
  }
}

function stepsOn({ state }: Walk): readonly StepId[] {
  return [...state.trail.answers.map(({ step }) => step), state.at];
}

function pathName(path: Walk): string {
  return stepsOn(path).join(' > ');
}

function plain(prose: Prose): string {
  const inline = (node: Inline): string => {
    if (typeof node === 'string') return node;
    const within = 'strong' in node ? node.strong : 'em' in node ? node.em : node.link;
    return within.map(inline).join('');
  };
  return prose
    .map((block) => {
      if ('p' in block) return block.p.map(inline).join('');
      return ('ul' in block ? block.ul : block.ol).map(plain).join('\n');
    })
    .join('\n');
}
