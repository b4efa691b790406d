import { FIELD_IDS } from '../bundle/field-ids.ts';
import type { Challenge } from '../ticket/proof.ts';
import { PROOF_HEADER } from '../ticket/proof.ts';
import { readJson, retryAfter } from './answer.ts';
import type { RefusedField, World } from './channel.ts';

/** How long the relay may take for its whole answer, body included, in milliseconds. */
const PATIENCE = 8_000;

/** What the relay's answer to a ticket means. */
export type RelayAnswer =
  /** The relay holds it, committed. */
  | { readonly state: 'held'; readonly reference: string }
  /** It holds another ticket under this submission id. */
  | { readonly state: 'different'; readonly reference: string }
  /** Not taken as it is: what the customer can change. */
  | { readonly state: 'refused'; readonly fields: readonly RefusedField[] }
  /** Never taken. */
  | { readonly state: 'never' }
  /** Surely not taken now. `after` in seconds. */
  | { readonly state: 'busy'; readonly after?: number | undefined; readonly challenge?: Challenge | undefined }
  /** Being taken at this moment, by another try. */
  | { readonly state: 'taking' }
  /** Nothing came back that says what became of it: it may have been taken. `after` in seconds, where that was said. */
  | { readonly state: 'lost'; readonly after?: number | undefined };

/** What is posted: the frozen bytes of a submission. */
export interface Posting {
  readonly id: string;
  /** The relay's origin. */
  readonly endpoint: string;
  readonly body: string;
}

export interface PostOptions {
  /** The proof that opens the door, as its header has it. */
  readonly proof?: string | undefined;
  /** In milliseconds. */
  readonly patience?: number;
  /** The clock that a `Retry-After` date is held against, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Posts a submission to the relay (`POST /v1/tickets`). May be called again with the same: the relay takes it once. Never
 * rejects. Only an answer that is surely the relay's own (its reference, its problem details) counts; a page of a captive
 * portal, a redirect and an answer that the browser keeps back are all `lost`.
 */
export async function post(
  { fetch, online }: Pick<World, 'fetch' | 'online'>,
  { id, endpoint, body }: Posting,
  signal: AbortSignal,
  { proof, patience = PATIENCE, now = Date.now }: PostOptions = {},
): Promise<RelayAnswer> {
  if (!online()) return { state: 'busy' };
  const stop = new AbortController();
  // Of the browser's own clock: a page may have put anything in the place of `setTimeout`.
  const over = AbortSignal.any([signal, stop.signal, AbortSignal.timeout(patience)]);
  // A page's own `fetch` may heed no signal and never answer, throw at once or give nothing.
  const given = new Promise<never>((_, reject) => over.addEventListener('abort', reject));
  const ask = async (): Promise<Response> =>
    fetch(`${endpoint}/v1/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...(proof && { [PROOF_HEADER]: proof }) },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // The customer's words go to the relay the brand named, and nowhere else.
      redirect: 'error',
      // The page may be left meanwhile.
      keepalive: true,
      signal: over,
    });
  try {
    const response = await Promise.race([ask(), given]);
    return meaning(response, await readJson(response, given), now);
  } catch {
    return { state: 'lost' };
  } finally {
    // Lets go of the caller's signal, and of an answer that was not read to its end.
    stop.abort();
  }
}

/** None of it is taken on trust. */
function meaning(response: Response, json: unknown, now: () => number): RelayAnswer {
  const { status } = response;
  const { type, reference, errors, challenge } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const held = /^HW(-[\dA-HJKMNP-TV-Z]{4}){2}$/.test(`${reference}`) && (reference as string);
  if (status === 201 && held) return { state: 'held', reference: held };
  const [, problem] = /\/problems\/([a-z-]+)$/.exec(`${type}`) ?? [];
  const after = retryAfter(response, now);
  if (problem === 'different-body' && held) return { state: 'different', reference: held };
  if (problem === 'in-progress') return { state: 'taking' };
  if (problem === 'busy') return { state: 'busy', after, challenge: challenge as Challenge | undefined };
  const fields = problem === 'invalid' && Array.isArray(errors) ? errors.flatMap(fieldOf) : [];
  if (fields.length) return { state: 'refused', fields };
  // Whatever went wrong with these is right another time.
  return problem && status < 500 && status !== 408 ? { state: 'never' } : { state: 'lost', after };
}

/** The field behind a path into the submission, such as `draft.requester.email`. What the relay says of it is not for customers. */
function fieldOf(error: { readonly path?: unknown } | null): RefusedField | [] {
  const [, , part, name = part] = `${error?.path}`.split('.');
  const field = FIELD_IDS.find((id) => id === (part === 'requester' && name !== 'name' ? `contact-${name}` : name));
  return field ? { field } : [];
}
