import { forbidden } from './forbidden.ts';
import type { Rule } from './rule.ts';

/** Nothing asks the customer for a password, code, PIN, card or security answer, least of all a ticket's field. */
export const secretField: Rule = {
  name: 'secret-field',
  check: (material) =>
    forbidden(material, ({ asking, secret }, kind) => (kind === 'label' ? [...asking, secret] : asking)),
};
