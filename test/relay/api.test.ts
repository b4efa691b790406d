import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { explanation, PROBLEM_NAMES } from '../../relay/server/problem.ts';
import { ARTICLES_LIMIT, FIELD_LIMIT, KEPT_LIMIT, MESSAGE_LIMIT, TRAIL_LIMIT } from '../../src/ticket/draft.ts';
import { PHONE_LIMIT } from '../../src/ticket/entry.ts';
import { beginsWithZeros } from '../../src/ticket/proof.ts';
import { draftSchema } from '../../src/ticket/schema.ts';
import { parseSubmission } from '../../src/ticket/submission.ts';
import { blockOf } from '../support/docs.ts';
import { aSubmission, openDoor } from '../support/relay/door.ts';

const FILE = 'docs/relay-api.md';
const PAGE = readFileSync(FILE, 'utf8');

/** The cells of the table between two marks, without its head. */
function rowsOf(name: string): string[][] {
  const table = PAGE.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  const rows = table.split('\n').filter((line) => /^\| [`\d]/.test(line));
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  );
}

/** What the command of the example sends: its words are as a shell would split them. */
function example(): { readonly url: string; readonly headers: Record<string, string>; readonly body: string } {
  const command = blockOf(FILE, 'example');
  const headers = [...command.matchAll(/-H '([^:']+): ([^']*)'/g)].map(([, name = '', value = '']) => [name, value]);
  return {
    url: /http:\/\/\S+/.exec(command)?.[0] ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: /-d '([^']*)'/.exec(command)?.[1] ?? '',
  };
}

describe('the page about sending tickets', () => {
  test('has an example that is taken, also when it is sent again', async () => {
    const { url, headers, body } = example();
    const origin = headers['Origin'] ?? '';
    await using door = await openDoor({
      config: { brands: { 'example-sms': { origins: [origin], desk: { kind: 'local' } } } },
    });
    const references: unknown[] = [];
    for (const _ of [1, 2]) {
      const response = await fetch(`${door.url}${new URL(url).pathname}`, { method: 'POST', headers, body });
      assert.equal(response.status, 201, await response.clone().text());
      references.push(await response.json());
    }
    assert.deepEqual(references[0], references[1]);
    assert.deepEqual(Object.keys(references[0] as object), ['reference']);
  });

  test('names every key of the body, and no other', () => {
    const { draft } = JSON.parse(example().body) as { draft: object };
    const keys = (name: string): string[] => rowsOf(name).map(([key = '']) => key);
    assert.deepEqual(keys('draft'), Object.keys(draftSchema.shape));
    assert.deepEqual(Object.keys(draft), keys('draft'));
    const whole = { additionTo: '0b2ff6a4-6cd1-4b9b-9d53-1f3e2d4c5b6a', kept: [], trap: '', seconds: 1 };
    assert.deepEqual(keys('submission'), ['draft', ...Object.keys(whole)]);
    assert.ok('submission' in parseSubmission({ draft, ...whole }));
    for (const [key, inside] of [
      ['requester', draftSchema.shape.requester.shape],
      ['fields', draftSchema.shape.fields.shape],
      ['trail', draftSchema.shape.trail.shape],
    ] as const) {
      const says = rowsOf('draft').find(([name]) => name === key)?.[1] ?? '';
      for (const name of Object.keys(inside)) assert.ok(says.includes(name), `${key}: ${name}`);
    }
  });

  test('names the limits as they are', () => {
    const says = PAGE.replaceAll(/\s+/g, ' ');
    for (const words of [
      `at most ${MESSAGE_LIMIT.toLocaleString('en')} characters`,
      `at most ${FIELD_LIMIT} characters, a phone number ${PHONE_LIMIT}`,
      `answers, at most ${TRAIL_LIMIT}`,
      `shown, at most ${ARTICLES_LIMIT}`,
      `at most ${KEPT_LIMIT} times`,
    ]) {
      assert.ok(says.replaceAll('`', '').includes(words), words);
    }
  });

  test('names every answer with its status', () => {
    const rows = rowsOf('problems');
    for (const [status = '', type = ''] of rows) {
      assert.match(explanation(type.replace('/problems/', '')) ?? '', new RegExp(`\\(${status}\\)\\n`), type);
    }
    assert.deepEqual(rows.map(([, type = '']) => type.replace('/problems/', '')).toSorted(), PROBLEM_NAMES.toSorted());
  });

  test('tells how to solve a proof of work, so that it opens the door', async () => {
    await using door = await openDoor({ config: { limits: { network: 1, address: 9, all: 9 } } });
    await door.post(aSubmission());
    const submission = aSubmission();
    const refused = await door.post(submission);
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    const { challenge } = (await refused.json()) as { challenge: { token: string; bits: number; expires: number } };
    assert.deepEqual(Object.keys(challenge), ['token', 'bits', 'expires']);
    const behindLength = (text: string): Buffer => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(text));
      return Buffer.concat([length, Buffer.from(text)]);
    };
    const fits = (answer: number): boolean =>
      beginsWithZeros(
        createHash('sha256')
          .update(Buffer.concat([behindLength(challenge.token), behindLength(String(answer))]))
          .digest(),
        challenge.bits,
      );
    let answer = 0;
    while (!fits(answer)) answer += 1;
    const opened = await door.post(submission, { 'help-widget-proof': `${challenge.token}.${answer}` });
    assert.equal(opened.status, 201);
  });
});
