import type { Draft } from '../../src/ticket/draft.ts';
import type { ZendeskConfig, ZendeskField } from '../config/config.ts';
import { plainLine, plainText } from '../brief/plain.ts';
import type { DeskTicket } from './desk.ts';
import { paragraph, quotation } from './zendesk-html.ts';

/**
 * How much of a ticket is offered to the desk. A custom field or form that an administrator removed, or an address that
 * Zendesk does not take, must not keep a ticket from the agent: what was left out stands in the note all the same.
 */
export type Offer = 'all' | 'no-fields' | 'no-requester';

/** From the most to the least. */
export const OFFERS: readonly Offer[] = ['all', 'no-fields', 'no-requester'];

/**
 * The body of `POST /api/v2/tickets.json`. The same ticket gives the same bytes, or the desk takes the key for another's.
 *
 * @param submitter user that the public comment is by; else Zendesk shows our words as the customer's
 */
export function newTicket(
  config: ZendeskConfig,
  ticket: DeskTicket,
  { offer, submitter }: { readonly offer: Offer; readonly submitter?: string },
): object {
  const { draft, submissionId, subject, publicComment } = ticket;
  const { quote, form } = config;
  const message = quote && plainText(draft.message).text;
  return {
    ticket: {
      subject,
      external_id: submissionId,
      // Not `body`, which Zendesk reads as Markdown.
      comment: { html_body: paragraph(publicComment) + (message ? quotation(message) : ''), public: true },
      tags: tagsOf(config, ticket),
      ...(submitter && { submitter_id: Number(submitter) }),
      ...(offer !== 'no-requester' && { requester: requester(draft, quote) }),
      ...(offer === 'all' && {
        custom_fields: customFields(config, ticket),
        ...(form && { ticket_form_id: Number(form) }),
        ...copies(config, draft),
      }),
    },
  };
}

/**
 * Whom the agent answers. Help desks greet by name in the mails they send by themselves, so a name that a stranger typed
 * is only given where no mail can go out, or where the brand says that its triggers are safe; it stands in the note anyway.
 * Without email the requester is a name alone: a phone number that a stranger typed would attach the ticket to the user
 * who has it.
 */
function requester({ requester: given }: Draft, quote: boolean): object {
  const [name, email, phone] = [given.name, given.email, given.phone].map((text = '') => plainLine(text));
  return email ? { name: (quote && name) || email, email } : { name: name || phone };
}

function tagsOf({ tags }: ZendeskConfig, { outcome, flags }: DeskTicket): readonly string[] {
  const ours = ['', `-${outcome}`, ...flags.map((flag) => `-${flag}`)].map((end) => `help-widget${end}`);
  return [...new Set([...ours, ...tags])];
}

function customFields({ fields }: ZendeskConfig, { draft, reference, outcome }: DeskTicket): readonly object[] {
  const { requester, message, topic } = draft;
  const values: Readonly<Partial<Record<ZendeskField, string | undefined>>> = {
    ...draft.fields,
    name: requester.name,
    'contact-email': requester.email,
    'contact-phone': requester.phone,
    message,
    reference,
    ...(outcome !== 'unknown' && { topic }),
    outcome,
  };
  return Object.entries(fields).flatMap(([field, id]) => {
    const typed = values[field as ZendeskField] ?? '';
    const value = field === 'message' ? plainText(typed).text : plainLine(typed);
    return value ? [{ id: Number(id), value }] : [];
  });
}

/** The user whom a request is about is copied in, where the brand turned that on. */
function copies({ copyIn }: ZendeskConfig, { fields }: Draft): object {
  const email = plainLine(fields['affected-user-email'] ?? '');
  return copyIn && email ? { email_ccs: [{ user_email: email, action: 'put' }] } : {};
}
