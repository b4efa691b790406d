import type { Bundle, EmailSettings } from '../bundle/bundle.ts';
import { describe, toPlainText } from '../ticket/text.ts';
import type { Channel } from './channel.ts';
import { handedOver } from './deliveries.ts';
import { bodyOf, breakLines, encode, fit, subjectOf } from './fit.ts';

/** Mail programs on Windows cut addresses off a little above 2,000 characters. */
const MAIL_ADDRESS_LIMIT = 1_900;

/**
 * Opens the customer's mail program with a message filled in (RFC 6068). Everything is percent-encoded, so no value can
 * add a header or a second recipient, and a line break is %0D%0A (section 5).
 */
export function email(settings: EmailSettings, bundle: Bundle): Channel {
  const to = encode(settings.address).replaceAll('%40', '@');
  return {
    id: 'email',
    takes: (draft) => !!draft.requester.email,
    link: (draft) =>
      fit(describe(bundle, draft), draft.submissionId, MAIL_ADDRESS_LIMIT, (sections) => {
        const text = breakLines(toPlainText(bodyOf(sections)), '\r\n');
        return `mailto:${to}?subject=${encode(subjectOf(sections))}&body=${encode(text)}`;
      }),
    deliver: handedOver,
  };
}
