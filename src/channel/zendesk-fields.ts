import type { FieldId } from '../bundle/bundle.ts';
import type { Draft, ExtraFieldId } from '../ticket/draft.ts';

/** Our field -> the id of the brand's custom field. */
export type CustomFields = Readonly<Partial<Record<FieldId, string>>>;

/** The brand's custom fields that the draft has a value for: `[id, value]`, in the order of the settings. */
export function customFields(fields: CustomFields, draft: Draft): readonly (readonly [string, string])[] {
  const { requester, message } = draft;
  const values: Readonly<Partial<Record<FieldId, string | undefined>>> = {
    ...(draft.fields satisfies Partial<Record<ExtraFieldId, string>>),
    name: requester.name,
    'contact-email': requester.email,
    'contact-phone': requester.phone,
    message,
  };
  return Object.entries(fields).flatMap(([field, id]) => {
    const value = values[field as FieldId];
    return value ? [[id, value] as const] : [];
  });
}
