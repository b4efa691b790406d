/** Every field a ticket can ask for. `contact-email` or `contact-phone`: some people have no working email. */
export const FIELD_IDS = [
  'name',
  'contact-email',
  'contact-phone',
  'sign-in-name',
  'account-id',
  'new-mobile',
  'profile-email',
  'affected-user-email',
  'message',
] as const;

export type FieldId = (typeof FIELD_IDS)[number];
