import type { FieldId } from '../../src/bundle/bundle.ts';
import type { Entries } from '../../src/ticket/draft.ts';
import { isEmailField, isPhoneField } from '../../src/ticket/entry.ts';
import { isEmail, isPhone } from '../../src/ticket/fields.ts';

/** What browsers may fill in. Fields that are someone else's, or that no browser knows, are not among them. */
const AUTOCOMPLETE: Partial<Record<FieldId, 'name' | 'email' | 'tel' | 'username'>> = {
  name: 'name',
  'contact-email': 'email',
  'contact-phone': 'tel',
  'sign-in-name': 'username',
  'new-mobile': 'tel',
  'profile-email': 'email',
};

/** Fields that often hold the same: what was given in the second is offered in the first. */
const SAME: Partial<Record<FieldId, FieldId>> = {
  'contact-email': 'sign-in-name',
  'contact-phone': 'new-mobile',
  'sign-in-name': 'contact-email',
  'new-mobile': 'contact-phone',
  'profile-email': 'contact-email',
};

/** How a one-line field is typed into. */
export function control(field: FieldId): {
  readonly kind: 'email' | 'tel' | 'text';
  readonly autocomplete: 'name' | 'email' | 'tel' | 'username' | 'off';
  readonly autocapitalize: 'words' | 'none';
} {
  return {
    kind: isEmailField(field) ? 'email' : isPhoneField(field) ? 'tel' : 'text',
    autocomplete: AUTOCOMPLETE[field] ?? 'off',
    autocapitalize: field === 'name' ? 'words' : 'none',
  };
}

/** A value given in another field that fits this one, which is still empty. */
export function offer(field: FieldId, entries: Entries): string | undefined {
  const source = SAME[field];
  const value = source && entries[source]?.trim();
  if (!value || entries[field]) return undefined;
  return (isPhoneField(field) ? isPhone(value) : isEmail(value)) ? value : undefined;
}
