import * as z from 'zod';
import { FIELD_IDS } from '../bundle/field-ids.ts';

/**
 * The shapes of the files under `content/`. They say which keys there are and what is written behind them; what the
 * values mean together is checked by the rules.
 */

const words = z
  .string()
  .refine((text) => text.trim() !== '', { error: 'Write some words here, or take the key away.' });
const id = z.string().min(1, { error: 'Write an id here.' });
const address = z.string();
const figure = z.union([z.number(), words], { error: 'Write a number or some words here.' });

const when = z.union(
  [z.strictObject({ feature: id, is: z.boolean().optional() }), z.strictObject({ step: id, is: id })],
  {
    error: 'Write `when: { feature: …, is: true or false }` or `when: { step: …, is: <answer> }`.',
  },
);
const answer = z.strictObject({ say: words, go: id, when: when.optional() });
const answers = z.record(z.string(), answer);
const facts = z.array(id).optional();
const articles = z.array(id).optional();

const question = z.strictObject({ kind: z.literal('question'), facts, ask: words, say: words.optional(), answers });
const guidance = z.strictObject({ kind: z.literal('guidance'), facts, title: words, say: words, articles, answers });
const outcome = { kind: z.literal('outcome'), facts, title: words, say: words, articles };
const plainOutcome = z.strictObject({ ...outcome, outcome: z.enum(['solved', 'refer']) });
const field = z.enum(FIELD_IDS);
const ticket = z.strictObject({
  ...outcome,
  outcome: z.literal('ticket'),
  subject: words,
  fields: z.array(field),
  needs: z.array(field).optional(),
});
const step = z.discriminatedUnion('kind', [
  question,
  guidance,
  z.discriminatedUnion('outcome', [plainOutcome, ticket]),
]);

export const topicSchema = z.strictObject({
  topic: id,
  title: words,
  start: id,
  person: id,
  'error-codes': z.record(z.string(), id).optional(),
  steps: z.record(z.string(), step),
});

const stepWords = z.strictObject({
  ask: words.optional(),
  title: words.optional(),
  say: words.optional(),
  subject: words.optional(),
  answers: z.record(z.string(), words).optional(),
});
const stepsWords = z.record(z.string(), stepWords);

export const topicWordsSchema = z.strictObject({
  title: words,
  steps: stepsWords,
  articles: z.record(z.string(), words).optional(),
});

export const widgetWordsSchema = z.record(z.string(), words);

/** What a help desk writes to a customer by itself. The relay reads it; no browser does. */
export const deskWordsSchema = z.strictObject({ received: words, added: words });

export const factsSchema = z.strictObject({
  customer: z.array(id),
  agent: z.array(id),
  figures: z.record(z.string(), figure),
  features: z.record(z.string(), z.boolean()),
  brands: z.array(id).optional(),
});

const fieldNumbers = z.partialRecord(
  field,
  z.string().regex(/^\d+$/, { error: 'Write the number of the Zendesk field, in quotes.' }),
);
const channel = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('zendesk-form'),
    host: z.string(),
    locale: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/, {
      error: "Write the locale as in the help centre's addresses, such as en-us.",
    }),
    'line-break': z.enum(['<br>', '\n'], { error: 'Write "<br>" or "\\n", in double quotes.' }),
    form: z.string().optional(),
    fields: fieldNumbers.optional(),
  }),
  z.strictObject({
    channel: z.literal('zendesk-requests'),
    endpoint: z.string(),
    form: z.string().optional(),
    fields: fieldNumbers.optional(),
  }),
  z.strictObject({ channel: z.literal('email'), address: z.string() }),
  z.strictObject({ channel: z.literal('relay'), endpoint: z.string() }),
  z.strictObject({ channel: z.literal('copy'), href: z.string().optional() }),
]);

const schemes = z.strictObject({ light: z.string(), dark: z.string() });
const theme = z.strictObject({
  accent: z
    .union([z.string(), schemes], { error: "Write a colour here, such as '#1d5fd1', or `{ light: …, dark: … }`." })
    .optional(),
  surface: schemes.optional(),
  text: schemes.optional(),
  font: z.string().optional(),
  radius: z.string().optional(),
  inset: z.string().optional(),
  'inline-min-height': z.string().optional(),
});

export const brandSchema = z.strictObject({
  brand: id,
  name: words,
  topics: z.array(id).min(1, { error: 'List at least one topic.' }),
  languages: z.array(id).min(1, { error: 'List at least one language.' }),
  'sign-in': address.optional(),
  'help-centre': address.optional(),
  privacy: address.optional(),
  phone: z.strictObject({ say: words, href: address }).optional(),
  facts: z.record(z.string(), figure).optional(),
  features: z.record(z.string(), z.boolean()).optional(),
  articles: z.record(z.string(), z.strictObject({ title: words, href: address })).optional(),
  theme: theme.optional(),
  without: z.array(id).optional(),
  steps: stepsWords.optional(),
  words: z
    .record(
      z.string(),
      z.strictObject({
        phone: words.optional(),
        facts: z.record(z.string(), words).optional(),
        steps: stepsWords.optional(),
      }),
    )
    .optional(),
  channels: z.array(channel),
});

const brief = {
  facts: z.array(id).optional(),
  check: z.array(words).optional(),
  do: z.array(words).optional(),
  reply: words.optional(),
  escalation: words.optional(),
};

export const agentSchema = z.strictObject({
  topic: id,
  every: z.strictObject(brief).optional(),
  outcomes: z.record(z.string(), z.strictObject(brief)),
});

export type TopicSource = z.infer<typeof topicSchema>;
export type StepSource = TopicSource['steps'][string];
export type AnswerSource = z.infer<typeof answer>;
export type TopicWords = z.infer<typeof topicWordsSchema>;
export type StepWords = z.infer<typeof stepWords>;
export type WidgetWords = z.infer<typeof widgetWordsSchema>;
export type DeskWords = z.infer<typeof deskWordsSchema>;
export type FactsSource = z.infer<typeof factsSchema>;
export type BrandSource = z.infer<typeof brandSchema>;
export type AgentSource = z.infer<typeof agentSchema>;
