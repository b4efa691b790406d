import type { Bundle, FieldId, TicketOutcome } from '../bundle/bundle.ts';
import { fill } from '../bundle/words.ts';
import type { Entries } from './draft.ts';
import { cleanEntry, isEmailField, isPhoneField } from './entry.ts';
import type { SecretKind } from './redact.ts';
import { findSecrets, redact, SECRET_KINDS, secretKey } from './redact.ts';

/** What of a bundle is needed: the words for what is removed. */
type Worded = Pick<Bundle, 'words'>;

/** Something in an entry that looks secret. */
export interface Secret {
  readonly field: FieldId;
  readonly kind: SecretKind;
  /** Names it in what the customer chose to keep. */
  readonly key: string;
  readonly text: string;
}

/** The words that stand for each kind of secret. */
export function removedWords(bundle: Worded): readonly string[] {
  // As they come out of cleaning in any field.
  return SECRET_KINDS.map((kind) =>
    cleanEntry('name', fill(bundle.words['removed-what'], { kind: secretWords(bundle, kind) })),
  );
}

/** What a kind of secret is called. */
export function secretWords({ words }: Worded, kind: SecretKind): string {
  return words[`secret-${kind}`];
}

/**
 * What leaves the page of what was typed: every entry that the ticket asks for, without what looks secret and is not in
 * `kept`. In an address or a number that the customer gives to be reached at, only a card number is a secret: without
 * it the ticket could not be answered.
 */
export function redactEntries(
  bundle: Worded,
  { fields }: Pick<TicketOutcome, 'fields'>,
  typed: Entries,
  kept: readonly string[],
): { readonly entries: Entries; readonly secrets: readonly Secret[] } {
  const labels = removedWords(bundle);
  const secrets = new Map<string, Secret>();
  const entries = fields.map((field) => {
    const text = cleanEntry(field, typed[field]);
    const reach = isEmailField(field) || isPhoneField(field);
    const keep = new Set(kept);
    const findings = findSecrets(text, labels);
    for (const finding of findings) {
      const { kind, start, end } = finding;
      const key = secretKey(text, finding);
      if (reach && kind !== 'card') keep.add(key);
      else secrets.set(key, { field, kind, key, text: text.slice(start, end) });
    }
    return [field, redact(text, keep, (kind) => labels[SECRET_KINDS.indexOf(kind)] ?? '', findings)];
  });
  return { entries: Object.fromEntries(entries) as Entries, secrets: [...secrets.values()] };
}
