import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Submission } from '../../../src/ticket/submission.ts';
import { PROOF_HEADER } from '../../../src/ticket/proof.ts';
import type { Door } from '../../support/relay/door.ts';
import { aSubmission, openDoor } from '../../support/relay/door.ts';

/** Words that stand nowhere else, of every kind a customer types. */
const CANARIES = Array.from({ length: 20 }, (_, at) => `kanari${String(at).padStart(2, '0')}vogel`);

type Sent = readonly [body: unknown, headers?: Readonly<Record<string, string | undefined>>];

/** A ticket full of one canary, wherever one can be typed. */
function full(canary: string): Submission {
  const email = `${canary}@example.org`;
  return aSubmission(
    {
      requester: { email, phone: '+44 20 7946 0018' },
      fields: { 'sign-in-name': canary, 'account-id': canary },
      message: `I am ${canary}.\nMy password is ${canary}!1`,
    },
    { kept: [`password ${canary}!1`], trap: canary, seconds: 1 },
  );
}

/** Every way in which a request ends, with a canary in all that is sent. */
const WAYS: Readonly<Record<string, (canary: string, submission: Submission) => Sent>> = {
  accepted: (_, submission) => [submission],
  origin: (canary, submission) => [submission, { origin: `https://${canary}.example` }],
  'media type': (canary, submission) => [submission, { 'content-type': `text/${canary}` }],
  'no JSON': (canary, { draft }) => [`{"${canary}": ${canary}`, { 'idempotency-key': draft.submissionId }],
  'a name twice': (canary, { draft }) => [
    `{"${canary}":1,"${canary}":"${canary}"}`,
    { 'idempotency-key': draft.submissionId },
  ],
  'a key of its own': (canary, submission) => [submission, { 'idempotency-key': canary }],
  'unknown keys': (canary, { draft }) => [{ draft: { ...draft, [canary]: canary }, [canary]: canary }],
  'wrong values': (canary, { draft }) => [
    { draft: { ...draft, brand: `${canary} `, fields: { 'new-mobile': canary, 'profile-email': canary } } },
  ],
  'an unknown brand': (canary, { draft }) => [{ draft: { ...draft, brand: canary } }],
  'unknown steps': (canary, { draft }) => [
    { draft: { ...draft, trail: { start: canary, answers: [{ step: canary, answer: canary }] } } },
  ],
  'an unknown revision': (canary, submission) => [{ ...submission, draft: { ...submission.draft, revision: canary } }],
  'too large': (canary, { draft }) => [canary.repeat(4_000), { 'idempotency-key': draft.submissionId }],
  'a bad proof': (canary, submission) => [submission, { [PROOF_HEADER]: `${canary}.1` }],
};

/** What may happen while a ticket is taken. */
const FAULTS: Readonly<Record<string, (door: Door) => void>> = {
  'all well': () => {},
  'the store gone': (door) => {
    door.store.down = true;
  },
  'the clock moved': (door) => {
    door.clock.right = false;
  },
  'a defect that quotes what was typed': (door) => {
    door.store.beforeAccept = async () => {
      throw new TypeError(`cannot read ${CANARIES.join(' ')}`);
    };
  },
};

describe('what customers type', () => {
  test('stands in no log, no figure and no answer: 20 canaries through 1,000 requests', async () => {
    let sent = 0;
    const statuses = new Set<number>();
    for (const [fault, happens] of Object.entries(FAULTS)) {
      await using door = await openDoor({ config: { limits: { network: 30, address: 1, all: 200 } } });
      happens(door);
      const told: string[] = [];
      for (const canary of CANARIES) {
        for (const send of Object.values(WAYS)) {
          const [body, headers] = send(canary, full(canary));
          const response = await door.post(body, headers);
          statuses.add(response.status);
          told.push(await response.text(), JSON.stringify([...response.headers].filter(([name]) => name !== 'date')));
          sent += 1;
        }
      }
      const figures = await (await fetch(`${door.url}/metrics`)).text();
      assert.match(figures, /help_widget_relay_answers_total\{result="[a-z-]+"\} \d/);
      for (const text of [...told, figures, JSON.stringify(door.logged)]) {
        const found = CANARIES.find((canary) => text.includes(canary));
        assert.equal(found, undefined, `${fault}: ${text}`);
      }
    }
    assert.ok(sent >= 1_000, `only ${sent} requests`);
    assert.deepEqual([...statuses].sort(), [201, 400, 403, 413, 415, 422, 429, 500, 503]);
  });

  test('is told apart by nothing: known, unknown and odd addresses are answered alike', async () => {
    await using door = await openDoor();
    const addresses = [
      'known@example.org',
      'nobody@nowhere.example',
      '"quoted name"@example.org',
      'o’hara@bücher.example',
      'admin@example.com',
      `${'x'.repeat(64)}@example.org`,
      'a@[192.0.2.1]',
      'postmaster@xn--bcher-kva.example',
      "select'--@example.org",
    ];
    const answers = new Set<string>();
    for (const email of [...addresses, ...addresses, ...addresses, ...addresses]) {
      const { draft } = aSubmission({ submissionId: randomUUID(), requester: { email } });
      const response = await door.post({ draft });
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      const body = (await response.text()).replace(/HW-[\w-]{9}/, 'HW-');
      answers.add(JSON.stringify([response.status, headers, body]));
    }
    assert.equal(answers.size, 1, [...answers].join('\n'));
  });
});
