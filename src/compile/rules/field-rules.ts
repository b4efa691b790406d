import type { FieldId } from '../../bundle/bundle.ts';
import type { Complaint, Rule } from './rule.ts';

/** Without a way to answer and the sign-in name, no agent can begin. */
const EVERY_TICKET: readonly FieldId[] = ['contact-email', 'contact-phone', 'sign-in-name'];

const NEVER_NEEDED: Readonly<Partial<Record<FieldId, string>>> = {
  'account-id': 'it stands behind the sign-in',
  'contact-email': 'the form itself asks for one of the two contacts',
  'contact-phone': 'the form itself asks for one of the two contacts',
};

/** Tickets ask for what every agent needs, and go without what a locked-out person may not have. */
export const fieldRules: Rule = {
  name: 'field-rules',
  *check({ content }) {
    for (const source of content.topics.values()) {
      for (const [id, step] of Object.entries(source.data.steps)) {
        if (step.kind !== 'outcome' || step.outcome !== 'ticket') continue;
        const complain = (path: readonly (string | number)[], message: string): Complaint => ({
          source,
          path: ['steps', id, ...path],
          on: path.length === 1 ? 'key' : 'value',
          message,
        });
        const { fields, needs = [] } = step;
        for (const field of EVERY_TICKET) {
          if (!fields.includes(field))
            yield complain(['fields'], `Every ticket asks for "${field}". Add it to fields.`);
        }
        for (const [key, list] of Object.entries({ fields, needs })) {
          for (const [index, field] of list.entries()) {
            if (list.indexOf(field) < index)
              yield complain([key, index], `"${field}" stands twice in ${key}. Keep one.`);
          }
        }
        for (const [index, field] of needs.entries()) {
          const why = NEVER_NEEDED[field];
          if (why !== undefined)
            yield complain(['needs', index], `A ticket must go without "${field}": ${why}. Take it out of needs.`);
          else if (!fields.includes(field))
            yield complain(['needs', index], `"${field}" is needed but not asked for. Add it to fields.`);
        }
        if (fields.includes('affected-user-email') && !needs.includes('affected-user-email')) {
          yield complain(
            ['fields'],
            'The other user must be copied in to confirm. Add "affected-user-email" to needs.',
          );
        }
      }
    }
  },
};
