import type { FieldId, Words } from '../../src/bundle/bundle.ts';
import { FIELD_IDS } from '../../src/bundle/field-ids.ts';
import type { Draft, Entries, ExtraFieldId } from '../../src/ticket/draft.ts';
import { redactEntries } from '../../src/ticket/redaction.ts';
import type { Catalogue } from '../content/catalogue.ts';

/** Stands for what was removed where the content has no words in the customer's language. */
const PLAIN: Partial<Words> = {
  'removed-what': '[removed: looks like {kind}]',
  'secret-password': 'a password',
  'secret-code': 'a code',
  'secret-card': 'a card number',
  'secret-token': 'a secret key',
  'secret-link': 'a reset link',
};

/**
 * The draft without what looks secret, by the same function and the same words as in the page: what went through it there
 * comes out unchanged here.
 *
 * @param kept what the customer chose to keep, by its key. Never card numbers.
 */
export function redactDraft(
  catalogue: Pick<Catalogue, 'bundleOf' | 'newest'>,
  draft: Draft,
  kept: readonly string[],
): Draft {
  const { requester, fields, message } = draft;
  const words = (catalogue.bundleOf(draft) ?? catalogue.newest(draft))?.words ?? (PLAIN as Words);
  const typed: Entries = {
    ...fields,
    ...(requester.name !== undefined && { name: requester.name }),
    ...(requester.email !== undefined && { 'contact-email': requester.email }),
    ...(requester.phone !== undefined && { 'contact-phone': requester.phone }),
    message,
  };
  const given = FIELD_IDS.filter((field) => typed[field] !== undefined);
  const { entries } = redactEntries({ words }, { fields: given }, typed, kept);
  const of = (field: FieldId): string => entries[field] ?? '';
  return {
    ...draft,
    requester: {
      ...(requester.name !== undefined && { name: of('name') }),
      ...(requester.email !== undefined && { email: of('contact-email') }),
      ...(requester.phone !== undefined && { phone: of('contact-phone') }),
    },
    fields: Object.fromEntries((Object.keys(fields) as ExtraFieldId[]).map((field) => [field, of(field)])),
    message: of('message'),
  };
}
