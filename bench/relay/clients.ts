/**
 * The customers' side, in a process of its own: sends tickets to a relay and writes what it saw as one JSON line.
 * `node bench/relay/clients.ts <port> full <tickets> <connections>` or `… <port> steady <tickets> <a second>`.
 */
import { Agent, request } from 'node:http';
import { PAGE } from '../../test/support/relay/door.ts';
import { newSubmission } from './submissions.ts';

/** What the clients saw. Times are in milliseconds. */
export interface Seen {
  readonly accepted: number;
  /** Answers that were anything else, by their status; 0 where there was none. */
  readonly others: Readonly<Record<number, number>>;
  /** From the first request to the last answer. */
  readonly took: number;
  readonly p50: number;
  readonly p99: number;
}

const [port = 0, , tickets = 0, rate = 0] = process.argv.slice(2).map(Number);
const [, mode] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
const others: Record<number, number> = {};
const times: number[] = [];

const started = performance.now();
await (mode === 'full' ? atFullSpeed(rate) : steadily(rate));
const took = performance.now() - started;
agent.destroy();

times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const seen: Seen = { accepted: times.length, others, took, p50: at(0.5), p99: at(0.99) };
process.stdout.write(`${JSON.stringify(seen)}\n`);

/** So many connections, each with one ticket after another. */
async function atFullSpeed(connections: number): Promise<void> {
  let left = tickets;
  const customer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await send(performance.now());
    }
  };
  await Promise.all(Array.from({ length: connections }, customer));
}

/**
 * Tickets at fixed moments, whatever became of those before. Each is timed from the moment at which it was to be sent: a relay
 * that stands still for a second makes a second's tickets late, and not one of them.
 */
async function steadily(aSecond: number): Promise<void> {
  const sent: Promise<void>[] = [];
  const due = (index: number): number => started + (index * 1000) / aSecond;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      while (sent.length < tickets && due(sent.length) <= performance.now()) sent.push(send(due(sent.length)));
      if (sent.length < tickets) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(sent);
}

async function send(since: number): Promise<void> {
  const submission = newSubmission();
  const status = await post(submission.draft.submissionId, JSON.stringify(submission));
  if (status === 201) times.push(performance.now() - since);
  else others[status] = (others[status] ?? 0) + 1;
}

/** The status of the answer, once all of it is here; 0 where the connection broke. */
function post(key: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      origin: PAGE,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
    };
    request({ host: '127.0.0.1', port, path: '/v1/tickets', method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    })
      .on('error', () => resolve(0))
      .end(body);
  });
}
