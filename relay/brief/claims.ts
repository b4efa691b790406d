import type { FieldId } from '../../src/bundle/bundle.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import type { BriefEntry } from './brief.ts';
import type { Typed } from './fill.ts';
import { plainLine } from './plain.ts';
import { CLAIMS, MESSAGE_LABEL, NOT_GIVEN } from './words.ts';

/** What the customer typed into each field but the message, each as one line that can be shown. */
export function typedIn(draft: Draft): Typed {
  return new Map(
    CLAIMS.flatMap(([field]): (readonly [FieldId, string])[] => {
      const line = plainLine(entryOf(draft, field) ?? '');
      return line ? [[field, line]] : [];
    }),
  );
}

/** What the customer claims to be, the sign-in name first: which one it is, support must know before anything else. */
export function claimsOf(draft: Draft): readonly BriefEntry[] {
  const typed = typedIn(draft);
  return CLAIMS.flatMap(([field, label]): BriefEntry[] => {
    const value = typed.get(field);
    if (value !== undefined) return [{ label, value, typed: true }];
    return field === 'sign-in-name' ? [{ label, value: NOT_GIVEN, typed: false }] : [];
  });
}

/** What is called otherwise in a later version of a ticket. */
export function changesBetween(first: Draft, later: Draft): readonly string[] {
  return [
    ...CLAIMS.flatMap(([field, label]) => (entryOf(first, field) === entryOf(later, field) ? [] : [label])),
    ...(first.message === later.message ? [] : [MESSAGE_LABEL]),
  ];
}

function entryOf({ requester, fields }: Draft, field: Exclude<FieldId, 'message'>): string | undefined {
  if (field === 'name') return requester.name;
  if (field === 'contact-email') return requester.email;
  return field === 'contact-phone' ? requester.phone : fields[field];
}
