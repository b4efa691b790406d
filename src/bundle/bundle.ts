/**
 * A bundle: one topic, compiled for one brand and one language. Plain JSON; the browser and the relay read it,
 * only `src/compile` writes it. Everything that a brand leaves out (steps, answers, articles) is already gone.
 */

import type { FieldId } from './field-ids.ts';
import type { WordKey } from './words.ts';

export type { FieldId, WordKey };

/** Raised when the shape below changes in a way that an older reader would misread. */
export const BUNDLE_FORMAT = 2;

export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly topic: TopicId;
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Names the content this was compiled from: the same for every language of one topic and brand. */
  readonly revision: string;
  /** What the widget is called on this page: 'Help signing in'. Names the dialog. */
  readonly title: string;
  readonly start: StepId;
  /** The ticket that "Talk to a person" leads to. */
  readonly person: StepId;
  /** What the sign-in form's own error says -> the step to begin with. */
  readonly errorCodes: Readonly<Record<string, StepId>>;
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly articles: Readonly<Record<ArticleId, Article>>;
  readonly brand: Brand;
  readonly words: Words;
}

export type TopicId = string;
export type StepId = string;
export type AnswerId = string;
export type ArticleId = string;

export type Step = Question | Guidance | Outcome;

export interface Question {
  readonly kind: 'question';
  /** The heading, and the question itself. */
  readonly ask: string;
  /** What helps to answer it. */
  readonly say?: Prose;
  readonly answers: readonly Answer[];
}

export interface Guidance {
  readonly kind: 'guidance';
  readonly title: string;
  readonly say: Prose;
  /** Only those the brand has. */
  readonly articles: readonly ArticleId[];
  readonly answers: readonly Answer[];
}

export type Outcome = SolvedOutcome | ReferOutcome | TicketOutcome;

interface OutcomeWords {
  readonly kind: 'outcome';
  readonly title: string;
  readonly say: Prose;
  readonly articles: readonly ArticleId[];
}

export interface SolvedOutcome extends OutcomeWords {
  readonly outcome: 'solved';
}

/** Someone else must act: the account's Admin, the single sign-on provider. */
export interface ReferOutcome extends OutcomeWords {
  readonly outcome: 'refer';
}

export interface TicketOutcome extends OutcomeWords {
  readonly outcome: 'ticket';
  readonly subject: string;
  /** In the order they are asked. */
  readonly fields: readonly FieldId[];
  /** Those of `fields` without which the ticket does not go. One of the two contacts is always needed. */
  readonly needs: readonly FieldId[];
}

export interface Answer {
  readonly id: AnswerId;
  readonly say: string;
  readonly go: StepId;
  /** Offered only where the earlier answer to `step` is `is`. (What depends on the brand is settled when compiling.) */
  readonly when?: { readonly step: StepId; readonly is: AnswerId };
}

/** An answer that stands on every step that is not itself a ticket. It leads to the bundle's `person`. */
export const PERSON: AnswerId = 'talk-to-a-person';

export interface Article {
  readonly title: string;
  /** https only. */
  readonly href: string;
}

export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly helpCentre?: string;
  /** Offered beside "Talk to a person". `href` is a tel: link. */
  readonly phone?: { readonly say: string; readonly href: string };
  /** The brand's privacy notice, https. */
  readonly privacy?: string;
  /** When to expect an answer, as words that follow "We usually answer within". */
  readonly replyWithin?: string;
  /** CSS custom properties `--help-*` -> value. */
  readonly theme: Readonly<Record<string, string>>;
  /** In the order they are offered. The last is always `copy`. */
  readonly channels: readonly ChannelSettings[];
}

export type ChannelSettings =
  ZendeskFormSettings | ZendeskRequestsSettings | EmailSettings | CopySettings | RelaySettings;

export interface RelaySettings {
  readonly channel: 'relay';
  /** https address of the relay, without a path. */
  readonly endpoint: string;
}

export interface ZendeskFormSettings {
  readonly channel: 'zendesk-form';
  /** Host of the help centre: `support.example.com`. */
  readonly host: string;
  /** As in the help centre's addresses: `en-us`. */
  readonly locale: string;
  readonly form?: string;
  /** What a line break is in the form's description: a rich-text form wants `<br>`. */
  readonly lineBreak: '<br>' | '\n';
  /** Our field -> the id of the brand's custom field. */
  readonly fields: Readonly<Partial<Record<FieldId, string>>>;
}

export interface ZendeskRequestsSettings {
  readonly channel: 'zendesk-requests';
  /** https origin of the Zendesk account: `https://example.zendesk.com`. */
  readonly endpoint: string;
  readonly form?: string;
  readonly fields: Readonly<Partial<Record<FieldId, string>>>;
}

export interface EmailSettings {
  readonly channel: 'email';
  readonly address: string;
}

export interface CopySettings {
  readonly channel: 'copy';
  /** Where the customer takes the text: a page's https address, or a mailto: or tel: link. */
  readonly href?: string;
}

export type ChannelId = ChannelSettings['channel'];

/** Words with structure, parsed from a small Markdown when the content is compiled. The browser has no parser. */
export type Prose = readonly Block[];

export type Block =
  | { readonly p: readonly Inline[] }
  | { readonly ul: readonly Prose[] }
  | { readonly ol: readonly Prose[]; readonly start?: number };

export type Inline =
  | string
  | { readonly strong: readonly Inline[] }
  | { readonly em: readonly Inline[] }
  | { readonly link: readonly Inline[]; readonly href: string };

/** The widget's own words (Back, Send, errors), by the keys of `words/en/widget.yaml`. */
export type Words = Readonly<Record<WordKey, string>>;
