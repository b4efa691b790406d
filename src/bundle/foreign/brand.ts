import type {
  Brand,
  ChannelSettings,
  CopySettings,
  EmailSettings,
  RelaySettings,
  ZendeskFormSettings,
  ZendeskRequestsSettings,
} from '../bundle.ts';
import { FIELD_IDS } from '../field-ids.ts';
import { schemeOf } from '../link.ts';
import { isThemeValue } from '../theme-value.ts';
import { byValue, list, oneOf, optional, record, shape, text } from './reader.ts';
import { anywhere, digits, https, id, judged, origin, tel, words } from './texts.ts';

const fields = record(oneOf(...FIELD_IDS), digits);

const channel = byValue<ChannelSettings>('channel', {
  relay: shape<RelaySettings>({ channel: oneOf('relay'), endpoint: origin }),
  'zendesk-form': shape<ZendeskFormSettings>({
    channel: oneOf('zendesk-form'),
    host: judged('a host', (host) => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host) && schemeOf(`https://${host}`)),
    locale: text('a locale such as en-us', /^[a-z]{2,3}(?:-[a-z\d]+)*$/),
    form: optional(digits),
    lineBreak: oneOf('<br>', '\n'),
    fields,
  }),
  'zendesk-requests': shape<ZendeskRequestsSettings>({
    channel: oneOf('zendesk-requests'),
    endpoint: origin,
    form: optional(digits),
    fields,
  }),
  email: shape<EmailSettings>({
    channel: oneOf('email'),
    address: text('an email address', /^[^\s@<>,;:?&"()]+@[^\s@<>,;:?&"()]+\.[^\s@<>,;:?&"().]+$/u),
  }),
  copy: shape<CopySettings>({ channel: oneOf('copy'), href: optional(anywhere) }),
});

/** A brand, its addresses held to the same rules as when content is compiled. */
export const brand = shape<Brand>({
  id,
  name: words,
  helpCentre: optional(https),
  phone: optional(shape({ say: words, href: tel })),
  privacy: optional(https),
  replyWithin: optional(words),
  theme: record(text('a property --help-…', /^--help-[a-z-]{1,40}$/), judged('a colour, length or font', isThemeValue)),
  channels: list(channel),
});
