import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Question } from '../../bench/questions.ts';
import { fiveQuestions, walkThrough } from '../../bench/questions.ts';
import { typebotServer } from '../../bench/typebot-server.ts';
import { shippedBundles } from '../support/shipped.ts';
import { startSite } from '../support/site.ts';

const QUESTIONS: readonly Question[] = [
  { id: 'first', ask: 'Which?', answers: [{ id: 'one', say: 'One', go: 'second' }] },
  { id: 'second', ask: 'Sure?', answers: [{ id: 'yes', say: 'Yes' }] },
];

describe('the questions of the benchmark', () => {
  let five: readonly Question[];
  before(async () => {
    const messagemedia = (await shippedBundles()).find(({ brand }) => brand.id === 'messagemedia');
    five = fiveQuestions(messagemedia ?? { steps: {} });
  });

  test('are five of the shipped topic, each after the first led to by one answer', () => {
    assert.equal(five.length, 5);
    const led = five.flatMap(({ answers }) => answers.flatMap(({ go }) => go ?? []));
    assert.deepEqual(
      led.toSorted(),
      five
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('are refused where a step is no question any longer', () => {
    assert.throws(() => fiveQuestions({ steps: {} }), /"what-happens" is no question/);
  });

  test('are walked by their answers, to the end', () => {
    assert.deepEqual(walkThrough(QUESTIONS, ['one', 'yes']), [
      { say: 'One', next: 'Sure?' },
      { say: 'Yes', next: undefined },
    ]);
    assert.throws(() => walkThrough(QUESTIONS, ['yes']), /"yes" is no answer to "first"/);
  });
});

describe('the server that is played for Typebot', () => {
  const post = (address: string, body: unknown): Promise<Response> =>
    fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const text = ({ messages }: Asked): string | undefined => messages[0]?.content.richText[0]?.children[0]?.text;
  interface Asked {
    readonly sessionId?: string;
    readonly messages: readonly { content: { richText: readonly { children: readonly { text: string }[] }[] } }[];
    readonly input?: { readonly items: readonly { readonly content: string }[] };
  }

  test('asks the questions in turn, each chat by itself', async () => {
    await using site = await startSite({ root: {}, handle: typebotServer(QUESTIONS) });
    const start = async (): Promise<Asked> =>
      (await (await post(`${site.origin}/api/v1/typebots/sign-in/startChat`, {})).json()) as Asked;
    const [one, other] = [await start(), await start()];
    assert.equal(text(one), 'Which?');
    assert.deepEqual(one.input?.items, [{ id: 'one', content: 'One' }]);
    const answer = async ({ sessionId }: Asked, words: string): Promise<Asked> => {
      const address = `${site.origin}/api/v1/sessions/${sessionId}/continueChat`;
      return (await (await post(address, { message: { type: 'text', text: words } })).json()) as Asked;
    };
    assert.equal(text(await answer(one, 'One')), 'Sure?');
    assert.equal((await answer(one, 'Yes')).input, undefined);
    assert.equal(text(await answer(other, 'One')), 'Sure?');
  });

  test('knows no other address, and no chat that it did not start', async () => {
    await using site = await startSite({ root: {}, handle: typebotServer(QUESTIONS) });
    assert.equal((await fetch(`${site.origin}/api/v1/typebots/sign-in/startChat`)).status, 404);
    assert.equal((await post(`${site.origin}/api/v1/sessions/chat-0/continueChat`, {})).status, 405);
  });
});
