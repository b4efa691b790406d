import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PERSON } from '../../src/bundle/bundle.ts';
import { replay } from '../../src/flow/state.ts';
import { customer } from '../support/flow.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { topics } from '../support/topics.ts';
import { verbs, walksOf } from '../support/walks.ts';

describe('replay, on any topic', () => {
  test('the replay of a trail is the state', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        for (const { state } of walksOf(bundle, doings)) assert.deepEqual(replay(bundle, state.trail), state);
      }),
    );
  });

  test('the first answers of a trail lead where the customer was then', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        const { trail } = walksOf(bundle, doings).at(-1)?.state ?? assert.fail();
        for (const [length, given] of trail.answers.entries()) {
          const earlier = replay(bundle, { start: trail.start, answers: trail.answers.slice(0, length) });
          assert.equal(earlier.at, given.step);
          assert.equal(earlier.trail.answers.length, length);
        }
      }),
    );
  });

  test('any trail at all, also one of another topic, leads to a step of this one', () => {
    const given = fc.record(
      {
        step: fc.constantFrom('step-0', 'step-1', 'step-2', 'solved', '__proto__', ''),
        answer: fc.constantFrom('on', 'answer-0', 'answer-1', PERSON, 'toString', ''),
      },
      { noNullPrototype: true },
    );
    const start = fc.constantFrom('step-0', 'step-1', 'unlock-user', '__proto__', 'constructor', '');
    fc.assert(
      fc.property(topics, start, fc.array(given), (bundle, from, answers) => {
        const state = replay(bundle, { start: from, answers });
        assert.ok(Object.hasOwn(bundle.steps, state.at));
        assert.equal(state.step, bundle.steps[state.at]);
        assert.deepEqual(state.trail.answers, answers.slice(0, state.trail.answers.length));
      }),
    );
  });

  test('a state is frozen through and through', () => {
    fc.assert(
      fc.property(topics, verbs, (bundle, doings) => {
        for (const walk of walksOf(bundle, doings)) {
          const { state, held, dropped } = walk;
          const lists = [state.answers, state.trail.answers, held, dropped];
          for (const thing of [walk, state, state.trail, ...lists, ...state.trail.answers, ...held, ...dropped]) {
            assert.ok(Object.isFrozen(thing));
          }
        }
      }),
    );
    const { state } = customer(resetTopic).answer('not-there').walk();
    assert.throws(() => Object.assign(state, { at: 'solved' }), TypeError);
    assert.throws(() => (state.trail.answers as unknown[]).pop(), TypeError);
    assert.throws(() => Object.assign(state.trail.answers[0] ?? {}, { answer: 'found' }), TypeError);
    const { dropped } = customer(resetTopic, { start: 'solved', answers: [{ step: 'gone', answer: 'yes' }] }).walk();
    assert.throws(() => Object.assign(dropped[0] ?? {}, { answer: 'no' }), TypeError);
  });
});

describe('replay, step by step', () => {
  test('stops at the first answer that does not fit', () => {
    customer(resetTopic, {
      start: 'checked-spam',
      answers: [
        { step: 'checked-spam', answer: 'not-there' },
        { step: 'lock-signs', answer: 'perhaps' },
        { step: 'who-asks', answer: 'mine' },
      ],
    })
      .expectStep('lock-signs')
      .expectTrail('checked-spam: not-there')
      .expectDropped('lock-signs: perhaps', 'who-asks: mine');
  });

  test('begins at the topic’s own start where the trail’s start is unknown', () => {
    customer(resetTopic, { start: 'gone', answers: [{ step: 'checked-spam', answer: 'found' }] })
      .expectStep('checked-spam')
      .expectTrail()
      .expectDropped('checked-spam: found');
  });

  test('refuses a bundle whose start is missing', () => {
    assert.throws(() => replay({ ...resetTopic, start: 'gone' }, { start: 'gone', answers: [] }), RangeError);
  });

  test('offers an answer only after the earlier one it depends on', () => {
    customer(resetTopic).answer('found').expectStep('sign-in-again').expectAnswers('worked', 'reset-again');
    customer(resetTopic)
      .answer('not-there', 'yes', 'someone-else')
      .expectStep('sign-in-again')
      .expectAnswers('worked', 'reset-again', 'as-admin');
  });

  test('goes by the last answer where a loop asked twice', () => {
    const start = 'checked-spam';
    const twice = (last: string): ReturnType<typeof replay> =>
      replay(loopTopic, {
        start,
        answers: [
          { step: 'checked-spam', answer: 'found' },
          { step: 'sign-in-again', answer: 'again' },
          { step: 'checked-spam', answer: last },
        ],
      });
    assert.deepEqual(
      twice('found').answers.map(({ id }) => id),
      ['again', 'was-found'],
    );
    assert.deepEqual(
      twice('not-there').answers.map(({ id }) => id),
      ['again'],
    );
  });

  test('counts guidance that was read and did not help', () => {
    const { walk } = customer(resetTopic).answer('not-looked', 'not-there', 'no', 'reset-again');
    assert.equal(walk().state.suggestions, 2);
    assert.equal(customer(resetTopic).answer('found', 'worked').walk().state.suggestions, 0);
    assert.equal(customer(resetTopic).answer('found').talkToAPerson().walk().state.suggestions, 1);
  });
});

const loopTopic = {
  ...resetTopic,
  steps: {
    ...resetTopic.steps,
    'checked-spam': {
      kind: 'question',
      ask: 'Was it there?',
      answers: [
        { id: 'found', say: 'Yes', go: 'sign-in-again' },
        { id: 'not-there', say: 'No', go: 'sign-in-again' },
      ],
    },
    'sign-in-again': {
      kind: 'question',
      ask: 'And now?',
      answers: [
        { id: 'again', say: 'Again', go: 'checked-spam' },
        { id: 'was-found', say: 'I found it', go: 'solved', when: { step: 'checked-spam', is: 'found' } },
      ],
    },
  },
} as const satisfies typeof resetTopic;
