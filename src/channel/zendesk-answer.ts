import type { FieldId } from '../bundle/bundle.ts';
import { readJson, retryAfter } from './answer.ts';
import type { Delivery, RefusedField } from './channel.ts';
import { failed, UNKNOWN } from './deliveries.ts';
import type { CustomFields } from './zendesk-fields.ts';

/** How many refused fields are kept, and how long a reason may be, in characters: they are shown as they come. */
const FAULTS_LIMIT = 20;
const REASON_LIMIT = 300;

/** Zendesk's own names, where they are not custom fields. */
const NAMES: ReadonlyMap<string, FieldId> = new Map([
  ['requester', 'contact-email'],
  ['email', 'contact-email'],
  ['name', 'name'],
  ['comment', 'message'],
  ['description', 'message'],
]);

/**
 * What an answer to `POST /api/v2/requests.json` means.
 *
 * @param fields the brand's custom fields, to name refused ones by ours
 * @param given rejects when the answer is given up
 * @param now the clock that a `Retry-After` date is held against, in milliseconds
 */
export async function outcome(
  fields: CustomFields,
  response: Response,
  given: Promise<never>,
  now: () => number,
): Promise<Delivery> {
  const { status } = response;
  // The status alone: a suspended request promises nothing in its body, and a body that breaks off takes nothing back.
  if (status === 201) return { state: 'confirm-by-email' };
  if (status === 422) return refused(fields, await readJson(response, given));
  if (status === 429) {
    const after = retryAfter(response, now);
    return { state: 'later', ...(after !== undefined && { after }) };
  }
  // A 5xx may come after the ticket was made. A 200 is not Zendesk's answer to a new request: a login page, a proxy or
  // a changed interface gave it, and which of them, and whether the request went through before it, does not show.
  return status >= 400 && status < 500 ? failed('not-accepted') : UNKNOWN;
}

/** `{error, description, details: {<name>: [{description, error, field_key}]}}`, none of which is taken on trust. */
function refused(custom: CustomFields, answer: unknown): Delivery {
  const { description, details } = (answer ?? {}) as { description?: unknown; details?: unknown };
  const fields = Object.entries(details ?? {}).flatMap(([name, faults]) =>
    (Array.isArray(faults) ? faults : []).map((fault: { description?: unknown; field_key?: unknown } | null) =>
      refusal(fieldOf(custom, fault?.field_key) ?? fieldOf(custom, name), fault?.description),
    ),
  );
  if (!fields.length && description) fields.push(refusal(undefined, description));
  return fields.length ? { state: 'refused', fields: fields.slice(0, FAULTS_LIMIT) } : failed('not-accepted');
}

function refusal(field: FieldId | undefined, reason: unknown): RefusedField {
  return { ...(field && { field }), ...(typeof reason === 'string' && { reason: reason.slice(0, REASON_LIMIT) }) };
}

/** Our field behind Zendesk's name or id: `requester`, `360001`, `custom_fields_360001`. */
function fieldOf(custom: CustomFields, key: unknown): FieldId | undefined {
  const name = String(key);
  const id = name.replace(/\D/g, '');
  return NAMES.get(name) ?? (Object.keys(custom) as FieldId[]).find((field) => custom[field] === id);
}
