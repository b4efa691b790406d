import type { IncomingMessage } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { DRAFT_LIMIT } from '../../src/ticket/draft.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { PROOF_HEADER } from '../../src/ticket/proof.ts';
import { parseDraft } from '../../src/ticket/schema.ts';
import type { Submission } from '../../src/ticket/submission.ts';
import { parseSubmission } from '../../src/ticket/submission.ts';
import { addressHashes } from '../abuse/addresses.ts';
import { challenge } from '../abuse/challenge.ts';
import { isRepeated, robotFlags } from '../abuse/flags.ts';
import { turnedAway } from '../abuse/limits.ts';
import { Tab } from '../abuse/tab.ts';
import type { TrustedProxies } from '../abuse/network.ts';
import { clientAddress, networkOf } from '../abuse/network.ts';
import { deskAtOnce } from '../desk/desks.ts';
import { defect } from '../log.ts';
import type { Acceptance, Flag, NewTicket } from '../store/store.ts';
import { ReferenceTaken } from '../store/store.ts';
import { readBody } from './body.ts';
import { digest } from './digest.ts';
import { Malformed, parseJson } from './json.ts';
import { brandFor, mayAsk } from './origin.ts';
import type { Parts } from './parts.ts';
import type { ProblemDetails, ProblemName } from './problem.ts';
import { redactDraft } from './redaction.ts';
import { newReference } from './reference.ts';

/** What is said to a request for a ticket. */
export type Answer =
  | { readonly result: 'accepted' | 'same'; readonly reference: string }
  /** `after`: when to try again, in seconds. */
  | { readonly result: ProblemName; readonly details?: ProblemDetails; readonly after?: number };

/** How long a whole body may take, in milliseconds. */
const PATIENCE = 10_000;
/** How long a browser waits until it tries again, in seconds: where the store cannot be used, and where the clock is wrong. */
const STORE_BACK = 10;
const CLOCK_BACK = 60;

/**
 * Takes a ticket: `accepted` only once it is kept for good. Cheap refusals come first, and a ticket that is known is answered
 * before anything is counted, so that sending it again is always safe.
 *
 * @throws StoreUnavailable where nothing can be kept now
 */
export async function takeTicket(parts: Parts, proxies: TrustedProxies, incoming: IncomingMessage): Promise<Answer> {
  const { config, store, clock } = parts;
  const header = (name: string): string | undefined => incoming.headers[name]?.toString();
  if (parts.stopping()) return unavailable(STORE_BACK);
  if (!clock.agrees()) return unavailable(CLOCK_BACK);
  const sender = { origin: header('origin'), site: header('sec-fetch-site') };
  if (!mayAsk(config, sender)) return { result: 'origin' };
  if (!isJson(header('content-type')) || header('content-encoding')) return { result: 'media-type' };

  const read = await readSubmission(incoming);
  if ('result' in read) return read;
  const { submission } = read;
  const { draft } = submission;
  if (header('idempotency-key') !== draft.submissionId) return { result: 'idempotency-key' };
  const origin = sender.origin ?? draft.origin;
  const brand = brandFor(config, origin, draft.brand);
  if (!brand) return { result: 'origin' };
  if (origin !== draft.origin) return invalid('draft.origin', 'must be the page that sends it');

  const started = performance.now();
  const whole = digest(config.secret, submission);
  const known = await store.known(draft.submissionId, whole);
  if (known) return answerTo(known);
  const trail = parts.checkTrail(draft);
  if (trail === 'impossible') return { result: 'trail' };

  const kept = redactDraft(parts.catalogue, draft, submission.kept ?? []);
  const broken = brokenBy(draft, kept);
  if (broken) return broken;

  const now = clock.now();
  const door = { brand: draft.brand, origin };
  const keys = { secret: config.secret, bits: parts.proofBits };
  const peer = clientAddress(incoming.socket.remoteAddress ?? '', header('x-forwarded-for'), proxies);
  const visit = { door, network: networkOf(peer), proof: header(PROOF_HEADER), now };
  const tab = new Tab(store);
  let taken: Acceptance | undefined;
  try {
    const until = await turnedAway({ store: tab, limits: config.limits, keys }, visit);
    if (until !== undefined) {
      const details = { challenge: challenge(keys, door, now, parts.random(new Uint8Array(8))) };
      return { result: 'busy', details, after: (until - now) / 1000 };
    }
    const hashes = addressHashes(config.secret, draft);
    const flags = flagsOf(submission, trail, await isRepeated({ store: tab, limits: config.limits }, hashes, now));
    const deliveredTo = deskAtOnce(brand);
    taken = await keep(parts, {
      submissionId: draft.submissionId,
      brand: draft.brand,
      digest: whole,
      draft: kept,
      flags,
      addressHashes: hashes,
      ...(submission.additionTo !== undefined && { additionTo: submission.additionTo }),
      ...(deliveredTo !== undefined && { deliveredTo }),
      acceptedAt: now,
    });
    if (taken.state === 'accepted') {
      const milliseconds = Math.round(performance.now() - started);
      parts.metrics.took(milliseconds / 1000);
      parts.metrics.accepted({ brand: draft.brand, outcome: trail === 'fits' ? draft.outcome : 'unknown', flags });
      parts.log({ event: 'accepted', reference: taken.reference, brand: draft.brand, flags, milliseconds });
    }
    return answerTo(taken);
  } finally {
    // The answer does not wait for it, and no fault of it takes the answer's place.
    if (taken?.state !== 'accepted') tab.giveBack().catch((error) => parts.log(defect('giving back', error)));
  }
}

/** The same for all who cannot be served now. */
export function unavailable(after = STORE_BACK): Answer {
  return { result: 'unavailable', after };
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type ?? '');
}

async function readSubmission(incoming: IncomingMessage): Promise<{ readonly submission: Submission } | Answer> {
  const body = await readBody(incoming, DRAFT_LIMIT, PATIENCE);
  // Whoever is gone hears nothing of it.
  if (typeof body === 'string') return { result: body === 'gone' ? 'slow' : body };
  if (incoming.headers['idempotency-key'] === undefined) return { result: 'idempotency-key' };
  try {
    const parsed = parseSubmission(parseJson(body));
    if ('submission' in parsed) return parsed;
    return { result: 'invalid', details: { errors: parsed.problems } };
  } catch (error) {
    if (error instanceof Malformed) return { result: 'malformed' };
    throw error;
  }
}

function invalid(path: string, message: string): Answer {
  return { result: 'invalid', details: { errors: [{ path, message }] } };
}

/** Without a card number that stood in it, an address may be none any more. The page says the same to the customer. */
function brokenBy(draft: Draft, redacted: Draft): Answer | undefined {
  if (isDeepStrictEqual(draft, redacted)) return undefined;
  const parsed = parseDraft(redacted);
  if ('draft' in parsed) return undefined;
  const errors = parsed.problems.map(({ path, message }) => ({ path: `draft.${path}`, message }));
  return { result: 'invalid', details: { errors } };
}

function flagsOf(submission: Submission, trail: 'fits' | 'unknown-revision', repeated: boolean): readonly Flag[] {
  return [
    ...(repeated ? (['repeated-address'] as const) : []),
    ...robotFlags(submission),
    ...(trail === 'unknown-revision' ? ([trail] as const) : []),
  ];
}

/** Keeps a ticket under a reference that no other has. */
async function keep({ store, random }: Parts, ticket: Omit<NewTicket, 'reference'>): Promise<Acceptance> {
  for (;;) {
    try {
      return await store.accept({ ...ticket, reference: newReference(random) });
    } catch (error) {
      if (!(error instanceof ReferenceTaken)) throw error;
    }
  }
}

function answerTo(acceptance: Acceptance): Answer {
  if (acceptance.state === 'busy') return { result: 'in-progress', after: 1 };
  const { state, reference } = acceptance;
  return state === 'different' ? { result: 'different-body', details: { reference } } : { result: state, reference };
}
