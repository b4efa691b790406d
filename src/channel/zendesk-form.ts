import type { Bundle, ZendeskFormSettings } from '../bundle/bundle.ts';
import { describe, toPlainText } from '../ticket/text.ts';
import type { Channel } from './channel.ts';
import { handedOver } from './deliveries.ts';
import { bodyOf, breakLines, encode, fit, subjectOf } from './fit.ts';
import { customFields } from './zendesk-fields.ts';

/** Zendesk's hosted form silently drops every prefilled value when its whole address is longer. In characters. */
const FORM_ADDRESS_LIMIT = 2_048;

/** Encoded; no real mailbox comes near it. A longer one stands in the text only, so that the text gets the room. */
const EMAIL_LIMIT = 320;

/**
 * Opens the help centre's own request form, filled in by its address (`tf_…` parameters). The customer presses the
 * link and sends the form there; `deliver` only says so.
 */
export function zendeskForm(settings: ZendeskFormSettings, bundle: Bundle): Channel {
  const { host, locale, form, fields, lineBreak } = settings;
  return {
    id: 'zendesk-form',
    takes: () => true,
    link(draft) {
      const email = draft.requester.email ?? '';
      return fit(describe(bundle, draft), draft.submissionId, FORM_ADDRESS_LIMIT, (sections, extras) => {
        const text = toPlainText(bodyOf(sections));
        const values: readonly (readonly [string, string])[] = [
          ['ticket_form_id', form ?? ''],
          ['tf_subject', subjectOf(sections)],
          ['tf_description', breakLines(lineBreak === '<br>' ? escapeMarkup(text) : text, lineBreak)],
          ['tf_anonymous_requester_email', encode(email).length > EMAIL_LIMIT ? '' : email],
          ...(extras ? customFields(fields, draft).map(([id, value]) => [`tf_${id}`, value] as const) : []),
        ];
        const query = values.flatMap(([name, value]) => (value ? `${name}=${encode(value)}` : []));
        return `https://${host}/hc/${locale}/requests/new?${query.join('&')}`;
      });
    },
    deliver: handedOver,
  };
}

/** A form that reads `<br>` as a line break reads other markup too; the customer's own `<` and `&` stay text. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
