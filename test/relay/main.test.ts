import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Challenge } from '../../src/ticket/proof.ts';
import { PROOF_HEADER } from '../../src/ticket/proof.ts';
import type { Submission } from '../../src/ticket/submission.ts';
import { aSubmission, PAGE } from '../support/relay/door.ts';
import { solve } from '../support/relay/solve.ts';
import { dataFolder, environment, runRelay, startRelay } from '../support/relay/process.ts';

const headersOf = ({ draft }: Submission): Record<string, string> => ({
  origin: PAGE,
  'content-type': 'application/json',
  'idempotency-key': draft.submissionId,
});

function post(url: string, submission: Submission, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/v1/tickets`, {
    method: 'POST',
    headers: { ...headersOf(submission), ...more },
    body: JSON.stringify(submission),
  });
}

/** Sends the head and the beginning of a ticket. What it gives sends the rest, and gives the answer's status. */
async function begin(port: number, submission: Submission, agent?: Agent): Promise<() => Promise<number>> {
  const body = JSON.stringify(submission);
  const headers = { ...headersOf(submission), 'content-length': Buffer.byteLength(body), expect: '100-continue' };
  const sent = request({
    port,
    host: '127.0.0.1',
    path: '/v1/tickets',
    method: 'POST',
    headers,
    ...(agent && { agent }),
  });
  const answered = once(sent, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
  answered.catch(() => {});
  sent.on('error', () => {});
  sent.flushHeaders();
  // The relay has the request in its hands once it asks for the rest.
  await once(sent, 'continue');
  sent.write(body.slice(0, 20));
  return async () => {
    sent.end(body.slice(20));
    const [response] = await answered;
    response.resume();
    return response.statusCode;
  };
}

// Most of them wait for something else most of the time.
const TOGETHER = { concurrency: 4 };

describe('the command line', TOGETHER, () => {
  test('says what there is', async () => {
    const { code, out, err } = await runRelay(['--help'], {});
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /npm run relay -- erase <address>/);
  });

  for (const args of [['start'], ['dead', 'kill'], ['erase', 'a@b.example', 'c@d.example']]) {
    test(`knows no "${args.join(' ')}"`, async () => {
      const { code, out, err } = await runRelay(args, {});
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.startsWith(`There is no "${args.join(' ')}".\n`), err);
    });
  }
});

describe('a relay does not start', TOGETHER, () => {
  const cases: readonly (readonly [what: string, wrong: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['with mistakes, and tells them all', { PORT: 'x', SECRET: '' }, /^PORT must be .*\nSECRET is not set: .*\n$/],
    ['for a brand nobody wrote content for', { BRANDS: JSON.stringify({ other: { origins: [PAGE] } }) }, /"other"/],
    ['without content', { CONTENT: 'no-such-folder' }, /no-such-folder/],
    [
      'on a database it cannot use',
      { DATABASE: 'sqlite:/dev/null/relay.sqlite' },
      /^The database \/dev\/null\/relay\.sqlite cannot be used: /,
    ],
  ];
  for (const [what, wrong, says] of cases) {
    test(what, async () => {
      await using folder = await dataFolder();
      const { code, out, err } = await runRelay([], { ...environment(folder.path), ...wrong });
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, says);
    });
  }

  test('where its port is taken', async () => {
    await using folder = await dataFolder();
    const env = environment(folder.path);
    await using first = await startRelay(env);
    const { code, err } = await runRelay([], { ...env, PORT: String(first.port) });
    assert.equal(code, 1);
    assert.match(err, /EADDRINUSE.*127\.0\.0\.1/);
  });
});

describe('a relay', TOGETHER, () => {
  test('makes its folder, keeps what it accepted, and answers the same after it was started anew', async () => {
    await using folder = await dataFolder();
    const env = environment(folder.path);
    const submission = aSubmission();
    let first;
    {
      await using relay = await startRelay(env);
      const response = await post(relay.url, submission);
      assert.equal(response.status, 201);
      first = await response.text();
      relay.signal('SIGKILL');
      await relay.ended;
    }
    assert.ok((await stat(join(folder.path, 'data', 'relay.sqlite'))).size > 0);
    await using relay = await startRelay(env);
    const again = await post(relay.url, submission);
    assert.deepEqual([again.status, await again.text()], [201, first]);
    assert.equal((await fetch(`${relay.url}/healthz`)).status, 200);
  });

  test('tells what a variable was probably meant to be, and starts', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay({ ...environment(folder.path), TRUSTED_PROXY: '10.0.0.1' });
    relay.signal('SIGTERM');
    assert.match((await relay.ended).err, /^TRUSTED_PROXY is read by nothing\. Did you mean "TRUSTED_PROXIES"\?\n$/);
  });

  test('tells that nobody can read what comes in', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay({ ...environment(folder.path), DESK_TOKEN: '' });
    assert.equal((await fetch(`${relay.url}/desk`)).status, 404);
    relay.signal('SIGTERM');
    assert.match((await relay.ended).err, /^Tickets of "example-sms" go to the local desk, .* set DESK_TOKEN\.\n$/);
  });

  test('counts on after it was started anew, and takes the real proof once', async () => {
    await using folder = await dataFolder();
    const env = { ...environment(folder.path), LIMIT_NETWORK: '1' };
    const submission = aSubmission();
    let proof;
    {
      await using relay = await startRelay(env);
      assert.equal((await post(relay.url, aSubmission())).status, 201);
    }
    {
      await using relay = await startRelay(env);
      const refused = await post(relay.url, submission);
      assert.equal(refused.status, 429);
      const { challenge } = (await refused.json()) as { challenge: Challenge };
      proof = { [PROOF_HEADER]: solve(challenge) };
      assert.equal((await post(relay.url, submission, proof)).status, 201);
    }
    await using relay = await startRelay(env);
    assert.equal((await post(relay.url, aSubmission(), proof)).status, 429);
    assert.equal((await post(relay.url, submission)).status, 201);
  });

  test('has what it took at the local desk as soon as it says so', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    await post(relay.url, aSubmission());
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    assert.match(figures, /help_widget_relay_tickets\{brand="example-sms",state="delivered"\} 1/);
    const { queued, deadLetters } = (await (await fetch(`${relay.url}/healthz`)).json()) as Record<string, number>;
    assert.deepEqual([queued, deadLetters], [0, 0]);
  });

  test('serves its desk to those who have the token', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    const response = await fetch(`${relay.url}/desk`);
    assert.match(await response.text(), /<form/);
  });

  test('logs lines of JSON, without what customers typed', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    await post(relay.url, aSubmission({ message: 'kanarienvogel', requester: { email: 'kanari@example.org' } }));
    relay.signal('SIGTERM');
    const { out, err } = await relay.ended;
    const events = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event);
    assert.deepEqual(events, ['listening', 'accepted', 'stopping', 'stopped']);
    assert.doesNotMatch(out + err, /kanari/);
  });
});

describe('a relay that is told to stop', TOGETHER, () => {
  test('stops well also in the moment in which it begins to listen', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    relay.signal('SIGTERM');
    assert.equal((await relay.ended).code, 0);
  });

  test('does not wait longer for a sender that never ends', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    await begin(relay.port, aSubmission());
    const told = performance.now();
    relay.signal('SIGTERM');
    assert.equal((await relay.ended).code, 0);
    assert.ok(performance.now() - told < 10_000);
  });

  test('finishes what runs, sends away what comes, and is gone within 10 seconds', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const kept = await begin(relay.port, aSubmission(), agent);
    assert.equal(await kept(), 201);
    const running = await begin(relay.port, aSubmission());
    const told = performance.now();
    relay.signal('SIGTERM');
    // Health says so first, so that a balancer takes it out.
    while ((await fetch(`${relay.url}/healthz`)).status === 200);
    const sent = request({ port: relay.port, host: '127.0.0.1', path: '/v1/tickets', method: 'POST', agent });
    sent.end();
    const [{ statusCode, headers }] = (await once(sent, 'response')) as [
      { statusCode: number; headers: Record<string, string> },
    ];
    assert.deepEqual([statusCode, headers['connection']], [503, 'close']);
    assert.ok(Number(headers['retry-after']) >= 1);
    assert.equal(await running(), 201);
    assert.equal((await relay.ended).code, 0);
    assert.ok(performance.now() - told < 10_000);
    agent.destroy();
  });

  test('breaks nothing off for clients that go elsewhere when they are sent away', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    const statuses: number[] = [];
    let accepted = 0;
    const client = async (): Promise<void> => {
      for (;;) {
        const response = await post(relay.url, aSubmission());
        statuses.push(response.status);
        await response.text();
        if (response.status !== 201) return;
        accepted += 1;
        if (accepted === 40) relay.signal('SIGTERM');
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    assert.equal((await relay.ended).code, 0);
    assert.deepEqual([...new Set(statuses)].sort(), [201, 503]);
  });

  test('is gone at once when it is told twice', async () => {
    await using folder = await dataFolder();
    await using relay = await startRelay(environment(folder.path));
    await begin(relay.port, aSubmission());
    const told = performance.now();
    // One press of Ctrl-C may come twice, so it is told until it is gone.
    for (let up = true; up;) {
      relay.signal('SIGTERM');
      up = await fetch(`${relay.url}/healthz`).then(
        () => true,
        () => false,
      );
    }
    assert.equal((await relay.ended).code, 1);
    assert.ok(performance.now() - told < 3_000);
  });
});

describe('a command', TOGETHER, () => {
  test('erases every ticket of an address, and refuses what is no address', async () => {
    await using folder = await dataFolder();
    const env = environment(folder.path);
    {
      await using relay = await startRelay(env);
      const requester = { email: 'Ada@example.org' };
      for (const message of ['One.', 'Two.']) await post(relay.url, aSubmission({ message, requester }));
      await post(relay.url, aSubmission({ requester: { email: 'eve@example.org' } }));
      relay.signal('SIGTERM');
      await relay.ended;
    }
    const { code, out } = await runRelay(['erase', 'ada@example.org'], env);
    assert.equal(code, 0);
    assert.match(out, /^2 tickets were erased\./);
    assert.match((await runRelay(['erase', 'ada@example.org'], env)).out, /^0 tickets were erased\./);
    const none = await runRelay(['erase', 'ada@example.org', 'HW-0000-0000'], env);
    assert.equal(none.code, 1);
    assert.match(none.err, /\nIt does not perhaps stand in HW-0000-0000\. Nothing was erased\.\n$/);
    const refused = await runRelay(['erase', 'a'], env);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /\nGive one email address or one phone number\. Nothing was erased\.\n$/);
  });

  test('says so where there are no dead letters', async () => {
    await using folder = await dataFolder();
    const env = environment(folder.path);
    await (await startRelay(env))[Symbol.asyncDispose]();
    const { code, out, err } = await runRelay(['dead'], env);
    assert.deepEqual([code, out], [0, 'There are no dead letters.\n']);
    assert.equal(err, `In the database ${join(folder.path, 'data', 'relay.sqlite')}:\n`);
  });

  for (const args of [['dead'], ['dead', 'retry'], ['erase', 'ada@example.org']]) {
    test(`makes no database to find nothing in: ${args.join(' ')}`, async () => {
      await using folder = await dataFolder();
      const { code, out, err } = await runRelay(args, environment(folder.path));
      assert.deepEqual([code, out], [1, '']);
      const file = join(folder.path, 'data', 'relay.sqlite');
      assert.equal(err, `The database ${file} cannot be used: there is no such file\n`);
      assert.deepEqual(await readdir(folder.path), []);
    });
  }
});
