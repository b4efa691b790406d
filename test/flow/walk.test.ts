import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Answer, Bundle } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { Given } from '../../src/flow/state.ts';
import { answer, back, begin, change } from '../../src/flow/walk.ts';
import { customer } from '../support/flow.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { topics } from '../support/topics.ts';
import { act, verbs, walksOf } from '../support/walks.ts';

const MORE = { numRuns: 300 };

describe('back, on any topic', () => {
  test('undoes exactly one answer', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        for (const walk of walksOf(bundle, doings)) {
          const before = walk.state.trail.answers;
          assert.deepEqual(back(bundle, walk).state.trail.answers, before.slice(0, Math.max(0, before.length - 1)));
          if (walk.held.length > 0) continue;
          const offered = [...walk.state.answers.map(({ id }) => id), ...(walk.state.person ? [PERSON] : [])];
          for (const id of offered) assert.deepEqual(back(bundle, answer(bundle, walk, id)).state, walk.state);
        }
      }),
      MORE,
    );
  });

  test('at the start stays at the start', () => {
    const start = begin(resetTopic);
    assert.equal(back(resetTopic, start), start);
  });
});

describe('changing an answer, on any topic', () => {
  test('keeps the later ones that fit, in order, and names those that do not', () => {
    fc.assert(
      fc.property(topics, verbs, fc.nat(), fc.nat(), (bundle, doings, which, choice) => {
        const walk = walksOf(bundle, doings).findLast(({ held, state }) => !held.length && state.trail.answers.length);
        fc.pre(walk !== undefined);
        const { start, answers } = walk.state.trail;
        const index = which % answers.length;
        const earlier = change(bundle, walk, index);
        const chosen = earlier.state.answers[choice % earlier.state.answers.length];
        fc.pre(chosen !== undefined);

        const changed = answer(bundle, earlier, chosen.id);
        const first = { step: earlier.state.at, answer: chosen.id };
        const expected = oracle(bundle, [...answers.slice(0, index), first], answers.slice(index + 1));
        assert.equal(changed.state.trail.start, start);
        assert.deepEqual(changed.state.trail.answers, expected.kept);
        assert.deepEqual(changed.dropped, expected.dropped);
        assert.deepEqual(changed.held, []);
      }),
      MORE,
    );
  });

  test('to the same answer changes nothing', () => {
    fc.assert(
      fc.property(topics, verbs, fc.nat(), (bundle, doings, which) => {
        const walk = walksOf(bundle, doings).findLast(({ held, state }) => !held.length && state.trail.answers.length);
        fc.pre(walk !== undefined);
        const { answers } = walk.state.trail;
        const index = which % answers.length;
        const same = answer(bundle, change(bundle, walk, index), answers[index]?.answer ?? assert.fail());
        assert.deepEqual(same.state, walk.state);
        assert.deepEqual(same.dropped, []);
      }),
      MORE,
    );
  });

  test('loses no answer: what is held, given and dropped is what there was', () => {
    fc.assert(
      fc.property(topics, verbs, fc.nat(), (bundle, doings, which) => {
        for (const walk of walksOf(bundle, doings)) {
          const { length } = walk.state.trail.answers;
          if (length === 0) continue;
          const index = which % length;
          const open = change(bundle, walk, index);
          assert.equal(open.state.trail.answers.length, index);
          assert.equal(open.held.length, length - index - 1 + walk.held.length);
          const next = act(
            bundle,
            open,
            open.state.answers.length > 0 ? { verb: 'answer', which } : { verb: 'person' },
          );
          assert.equal(
            next.state.trail.answers.length + next.held.length + next.dropped.length,
            index + 1 + open.held.length,
          );
        }
      }),
      MORE,
    );
  });
});

describe('whatever the customer does', () => {
  test('nothing leaves the topic, and nothing that was offered is refused', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        for (const { state } of walksOf(bundle, doings)) {
          assert.equal(state.step, bundle.steps[state.at]);
          for (const { go } of state.answers) assert.ok(Object.hasOwn(bundle.steps, go));
          assert.ok(state.answers.length > 0 || state.step.kind === 'outcome', 'a dead end');
        }
      }),
      MORE,
    );
  });

  test('a person is at most 2 actions away', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        for (const walk of walksOf(bundle, doings)) {
          const { step } = walk.state;
          if (step.kind === 'outcome' && step.outcome === 'ticket') continue;
          const there = answer(bundle, walk, PERSON).state;
          assert.ok(there.trail.answers.some((given) => given.answer === PERSON));
          assert.equal(there.at, bundle.person);
        }
      }),
    );
  });

  test('an answer that is not offered is refused, and the walk stands as it stood', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        const walk = walksOf(bundle, doings).at(-1) ?? assert.fail();
        assert.throws(() => answer(bundle, walk, 'never-offered'), RangeError);
        assert.throws(() => change(bundle, walk, walk.state.trail.answers.length), RangeError);
        assert.throws(() => change(bundle, walk, -1), RangeError);
        assert.throws(() => change(bundle, walk, 0.5), RangeError);
      }),
    );
  });
});

describe('a customer whose reset email did not come', () => {
  test('answers their way to a ticket', () => {
    customer(resetTopic)
      .expectStep('checked-spam')
      .expectAnswers('found', 'not-there', 'not-looked')
      .answer('not-there')
      .expectStep('lock-signs')
      .answer('yes', 'mine')
      .expectStep('unlock-user')
      .expectAnswers()
      .expectTrail('checked-spam: not-there', 'lock-signs: yes', 'who-asks: mine');
  });

  test('changes the first answer, and keeps the later ones that still fit', () => {
    customer(resetTopic)
      .answer('not-there', 'yes', 'mine')
      .change('checked-spam')
      .expectStep('checked-spam')
      .answer('not-looked')
      .expectStep('look-in-spam')
      .expectDropped('lock-signs: yes', 'who-asks: mine');
    customer(resetTopic)
      .answer('not-looked', 'not-there', 'yes', 'mine')
      .change('checked-spam')
      .answer('not-there')
      .expectStep('unlock-user')
      .expectDropped('look-in-spam: not-there');
  });

  test('is told which answers no longer hold', () => {
    customer(resetTopic)
      .answer('not-there', 'yes', 'someone-else', 'as-admin')
      .expectStep('ask-your-admin')
      .change('lock-signs')
      .answer('no')
      .expectStep('sign-in-again')
      .expectAnswers('worked', 'reset-again')
      .expectDropped('who-asks: someone-else', 'sign-in-again: as-admin');
  });

  test('goes back while changing an answer, and the later ones wait', () => {
    customer(resetTopic)
      .answer('not-there', 'yes', 'mine')
      .change('lock-signs')
      .back()
      .expectStep('checked-spam')
      .answer('found')
      .expectStep('sign-in-again')
      .expectDropped('who-asks: mine');
  });

  test('changes an earlier answer while changing a later one, and nothing is forgotten', () => {
    customer(resetTopic)
      .answer('not-there', 'yes', 'mine')
      .change('lock-signs')
      .change('checked-spam')
      .answer('not-there')
      .expectStep('lock-signs')
      .expectDropped('who-asks: mine');
  });

  test('talks to a person from anywhere, and comes back from there', () => {
    customer(resetTopic).talkToAPerson().expectStep('something-else').back().expectStep('checked-spam');
    customer(resetTopic).answer('found', 'worked').talkToAPerson().expectStep('something-else');
  });

  test('finds the place after leaving, also when they began in the middle', () => {
    customer(resetTopic, 'lock-signs').answer('yes').reload().expectStep('who-asks').expectTrail('lock-signs: yes');
  });

  test('begins anew at the topic’s start, wherever they began', () => {
    customer(resetTopic, 'lock-signs').answer('yes').restart().expectStep('checked-spam').expectTrail();
  });
});

describe('the helper refuses a mistaken test', () => {
  const mistakes: Readonly<Record<string, () => unknown>> = {
    'an answer that is not offered': () => customer(resetTopic).answer('no-such'),
    'a step the topic does not have': () => customer(resetTopic).expectStep('no-such'),
    'a start the topic does not have': () => customer(resetTopic, 'no-such'),
    'a change of what was not answered': () => customer(resetTopic).change('lock-signs'),
    'back at the start': () => customer(resetTopic).back(),
    'a person where there is one': () => customer(resetTopic, 'unlock-user').talkToAPerson(),
  };
  for (const [what, mistake] of Object.entries(mistakes)) {
    test(what, () => assert.throws(mistake, /^Error: Mistaken test/));
  }
});

/**
 * What the trail becomes, said without the flow: from where the kept answers lead, the first answer that waits for
 * this very step and is offered there is given again, until there is none.
 */
function oracle(
  bundle: Bundle,
  kept: readonly Given[],
  waiting: readonly Given[],
): { kept: readonly Given[]; dropped: readonly Given[] } {
  const end = kept.at(-1) ?? assert.fail();
  const at = end.answer === PERSON ? bundle.person : answerOf(bundle, end)?.go;
  const last = new Map(kept.map((given) => [given.step, given.answer]));
  const fits = waiting.find((given) => {
    if (given.step !== at) return false;
    if (given.answer === PERSON) return at !== 'unlock-user' && at !== 'something-else';
    const when = answerOf(bundle, given)?.when;
    return !when || last.get(when.step) === when.is;
  });
  if (!fits) return { kept, dropped: waiting };
  return oracle(
    bundle,
    [...kept, fits],
    waiting.filter((given) => given !== fits),
  );
}

function answerOf(bundle: Bundle, given: Given): Answer | undefined {
  const step = bundle.steps[given.step];
  return step && 'answers' in step ? step.answers.find(({ id }) => id === given.answer) : undefined;
}
