import fc from 'fast-check';
import type { Answer, Bundle, Outcome, Step } from '../../src/bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../../src/bundle/bundle.ts';
import { keyWords, prose } from './reset-topic.ts';

interface RawAnswer {
  readonly to: number;
  readonly when: { readonly step: number; readonly is: number } | null;
}

interface RawStep {
  readonly guidance: boolean;
  readonly answers: readonly RawAnswer[];
}

const rawAnswer: fc.Arbitrary<RawAnswer> = fc.record({
  to: fc.nat(),
  when: fc.option(fc.record({ step: fc.nat(), is: fc.nat() }), { freq: 2 }),
});

const rawStep: fc.Arbitrary<RawStep> = fc.record({
  guidance: fc.boolean(),
  answers: fc.array(rawAnswer, { maxLength: 4 }),
});

/**
 * Topics of 4 to 15 steps that the compiler would take: every step can be reached, every loop has a way out, three
 * kinds of outcome and a ticket for persons. Beyond that anything: loops, answers that lead to their own step,
 * answers that depend on an earlier one. They shrink to a straight line.
 */
export const topics: fc.Arbitrary<Bundle> = fc
  .array(rawStep, { minLength: 1, maxLength: 10 })
  .map((raws) => topicOf(raws));

function topicOf(raws: readonly RawStep[]): Bundle {
  const outcomes: Readonly<Record<string, Outcome>> = {
    solved: { kind: 'outcome', outcome: 'solved', ...words('solved') },
    'ask-your-admin': { kind: 'outcome', outcome: 'refer', ...words('ask-your-admin') },
    'unlock-user': { kind: 'outcome', outcome: 'ticket', ...words('unlock-user'), ...ticket },
    'something-else': { kind: 'outcome', outcome: 'ticket', ...words('something-else'), ...ticket },
  };
  const ids = [...raws.keys()].map((index) => `step-${index}`);
  const targets = [...ids, ...Object.keys(outcomes)];
  const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

  const steps: Record<string, Step> = {};
  for (const [index, { guidance, answers: extra }] of raws.entries()) {
    // The first answer goes on and stands under no condition: it keeps the rest within reach and every loop open.
    const answers: Answer[] = [{ id: 'on', say: 'Go on', go: ids[index + 1] ?? 'solved' }];
    if (index === 0) answers.push({ id: 'refer', say: 'My Admin', go: 'ask-your-admin' });
    if (index === 0) answers.push({ id: 'locked', say: 'I am locked out', go: 'unlock-user' });
    for (const [number, { to, when }] of extra.entries()) {
      const step = when && pick(ids, when.step);
      const is = when && pick(['on', 'answer-0', 'answer-1', 'answer-2'], when.is);
      answers.push({
        id: `answer-${number}`,
        say: `Answer ${number}`,
        go: pick(targets, to),
        ...(step && is && { when: { step, is } }),
      });
    }
    const id = `step-${index}`;
    steps[id] = guidance
      ? { kind: 'guidance', ...words(id), answers }
      : { kind: 'question', ask: `Is it ${id}?`, answers };
  }
  const bundle: Bundle = {
    format: BUNDLE_FORMAT,
    topic: 'random',
    lang: 'en',
    dir: 'ltr',
    revision: 'r1',
    title: 'Help',
    start: 'step-0',
    person: 'something-else',
    errorCodes: {},
    steps: { ...steps, ...outcomes },
    articles: {},
    brand: { id: 'example-sms', name: 'Example SMS', theme: {}, channels: [{ channel: 'copy' }] },
    words: keyWords,
  };
  // A counterexample is read by a person: its steps tell it, the widget's words would bury it.
  return Object.defineProperty(bundle, fc.toStringMethod, {
    value: () => JSON.stringify(Object.fromEntries(ids.map((id) => [id, steps[id]]))),
  });
}

const ticket = {
  subject: 'Help',
  fields: ['contact-email', 'contact-phone', 'sign-in-name', 'message'],
  needs: ['message'],
} as const;

function words(id: string): { title: string; say: ReturnType<typeof prose>; articles: readonly [] } {
  return { title: `Title of ${id}`, say: prose(`Words of ${id}`), articles: [] };
}
