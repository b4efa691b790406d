import type { FieldId } from '../../src/bundle/bundle.ts';

/** Attributes that fill in a field. */
const PREFILLED = { email: 'contact-email', username: 'sign-in-name', 'account-id': 'account-id' } as const;

/** What the host knows already, by field. Shown in the form, where the customer can change it. */
export type Prefill = Readonly<Partial<Record<FieldId, string>>>;

/** The fields that the tag's attributes fill in. */
export function prefilled(element: Element): Prefill {
  const entries = Object.entries(PREFILLED).map(([name, field]) => [field, element.getAttribute(name)]);
  return Object.fromEntries(entries.filter(([, value]) => value)) as Prefill;
}
