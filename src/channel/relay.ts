import { FIELD_IDS } from '../bundle/field-ids.ts';
import { toJson } from '../bundle/json.ts';
import { givenUp } from './given-up.ts';
import type { Challenge } from '../ticket/proof.ts';
import { PROOF_HEADER } from '../ticket/proof.ts';
import type { Submission } from '../ticket/submission.ts';
import { retryAfter } from './answer.ts';
import type { RefusedField } from './channel.ts';
import { wellFormed } from './fit.ts';

/** What the relay's answer to a ticket means. */
export type RelayAnswer =
  /** The relay holds it, committed. */
  | { readonly state: 'held'; readonly reference: string }
  /** It holds another ticket under this submission id. */
  | { readonly state: 'different' }
  /** Never taken as it is. What the customer can change; none where nothing would help. */
  | { readonly state: 'refused'; readonly fields: readonly RefusedField[] }
  /** Surely not taken now. `after` in seconds. */
  | { readonly state: 'busy'; readonly after?: number | undefined; readonly challenge?: Challenge | undefined }
  /** What became of it is not known: it may have been taken, or is at this moment. `after` in seconds, where that was said. */
  | { readonly state: 'lost'; readonly after?: number | undefined };

/** What is posted. */
export interface Posting {
  readonly id: string;
  /** The relay's origin. */
  readonly endpoint: string;
  readonly submission: Submission;
}

/**
 * Posts a submission to the relay (`POST /v1/tickets`). May be called again with the same: the relay takes it once. Never
 * rejects. Only an answer that is surely the relay's own (its reference, its problem details) counts; a page of a captive
 * portal, a redirect and an answer that the browser keeps back are all `lost`.
 */
export async function post(
  world: Pick<Window, 'fetch' | 'navigator'>,
  { id, endpoint, submission }: Posting,
  signal: AbortSignal,
  proof?: string,
  now = Date.now,
): Promise<RelayAnswer> {
  if (!world.navigator.onLine) return { state: 'busy' };
  // A page's own `fetch` may heed no signal and never answer, throw at once or give nothing.
  const given = givenUp(signal);
  const ask = async (): Promise<Response> =>
    world.fetch(`${endpoint}/v1/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...(proof && { [PROOF_HEADER]: proof }) },
      // Half a surrogate pair is no text: JSON carries it as an escape that many readers refuse with the whole body.
      body: toJson(submission, wellFormed),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // The customer's words go to the relay the brand named, and nowhere else.
      redirect: 'error',
      // The page may be left meanwhile.
      keepalive: true,
      signal,
    });
  try {
    signal.throwIfAborted();
    const response = await Promise.race([ask(), given]);
    // What is no JSON says nothing; what takes too long is given up.
    const json = Promise.race([response.json(), given]).catch(() => undefined);
    return meaning(response, await json, now);
  } catch {
    return { state: 'lost' };
  }
}

/** None of it is taken on trust. */
function meaning(response: Response, json: unknown, now: () => number): RelayAnswer {
  const { status } = response;
  const { type, reference, errors, challenge } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const [held] = /^HW(-\w{4}){2}$/.exec(`${reference}`) ?? [];
  if (status === 201 && held) return { state: 'held', reference: held };
  const [, problem] = /\/problems\/([a-z-]+)$/.exec(`${type}`) ?? [];
  const after = retryAfter(response, now);
  if (problem === 'different-body') return { state: 'different' };
  if (problem === 'busy') return { state: 'busy', after, challenge: challenge as Challenge | undefined };
  // Whatever went wrong with these is right another time; so is what is no answer of the relay's.
  if (!problem || /^(40[89]|5)/.test(`${status}`)) return { state: 'lost', after };
  return { state: 'refused', fields: [errors].flat().flatMap(fieldOf) };
}

/** The field behind a path into the submission, such as `draft.requester.email`. What the relay says of it is not for customers. */
function fieldOf(error: unknown): RefusedField | [] {
  const name = `${(error as { readonly path?: unknown } | null)?.path}`.split('.').at(-1);
  const field = FIELD_IDS.find((id) => id === name || id === `contact-${name}`);
  return field ? { field } : [];
}
