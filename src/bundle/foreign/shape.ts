import type {
  Answer,
  Article,
  Guidance,
  Question,
  ReferOutcome,
  SolvedOutcome,
  Step,
  TicketOutcome,
} from '../bundle.ts';
import { BUNDLE_FORMAT } from '../bundle.ts';
import { FIELD_IDS } from '../field-ids.ts';
import type { ListedBundle } from '../listed-words.ts';
import { WORD_KEYS } from '../words.ts';
import { brand } from './brand.ts';
import { prose } from './prose.ts';
import type { Reader } from './reader.ts';
import { byValue, list, oneOf, optional, record, shape, text } from './reader.ts';
import { https, id, language, words } from './texts.ts';

const answers = list(shape<Answer>({ id, say: words, go: id, when: optional(shape({ step: id, is: id })) }));
const told = { title: words, say: prose(), articles: list(id) };
const ended = { kind: oneOf('outcome'), ...told };
const fields = list(oneOf(...FIELD_IDS));

const step = byValue<Step>('kind', {
  question: shape<Question>({ kind: oneOf('question'), ask: words, say: optional(prose()), answers }),
  guidance: shape<Guidance>({ kind: oneOf('guidance'), ...told, answers }),
  outcome: byValue<Step>('outcome', {
    solved: shape<SolvedOutcome>({ ...ended, outcome: oneOf('solved') }),
    refer: shape<ReferOutcome>({ ...ended, outcome: oneOf('refer') }),
    ticket: shape<TicketOutcome>({ ...ended, outcome: oneOf('ticket'), subject: words, fields, needs: fields }),
  }),
});

/** Whatever it is, as a bundle in its shape. Where its steps lead is another check. */
export const readShape: Reader<ListedBundle> = shape<ListedBundle>({
  format: oneOf(BUNDLE_FORMAT),
  topic: id,
  lang: language,
  dir: oneOf('ltr', 'rtl'),
  revision: text('a revision', /^[\w.-]{1,64}$/),
  title: words,
  start: id,
  person: id,
  errorCodes: record(id, id),
  steps: record(id, step),
  articles: record(id, shape<Article>({ title: words, href: https })),
  brand,
  words: list(words, WORD_KEYS.length),
});
