import type { Answer, Article, Brand, Bundle, ChannelSettings, Prose, Step, StepId, Words } from '../bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../bundle/bundle.ts';
import { WORD_KEYS } from '../bundle/words.ts';
import { BASE_LANGUAGE, wordsKey } from './content.ts';
import { direction } from './direction.ts';
import type { Edition, Offered } from './edition.ts';
import type { Material } from './material.ts';
import { fillProse, fillText, placeholderValues } from './placeholder.ts';
import { revision } from './revision.ts';
import type { BrandSource, StepSource, StepWords } from './schema.ts';
import { themeOf } from './theme/theme.ts';

/**
 * Makes the bundle of one topic, brand and language. Only for content without findings.
 *
 * @throws where a word is missing, which the rule `missing-word` refuses beforehand.
 */
export function bundleOf(material: Material, edition: Edition, lang: string): Bundle {
  const { content, markdown } = material;
  const topic = edition.topic.data;
  const brand = edition.brand.data;
  const values = placeholderValues(content, brand, lang);
  const translated = lang === BASE_LANGUAGE ? undefined : content.topicWords.get(wordsKey(lang, topic.topic))?.data;
  const overlay = lang === BASE_LANGUAGE ? brand.steps : brand.words?.[lang]?.steps;

  const text = (words: string | undefined): string => fillText(present(words), values);
  const prose = (words: string | undefined): Prose => fillProse(markdown(present(words)).prose, values);
  const has = (article: string): boolean => Object.hasOwn(brand.articles ?? {}, article);

  // Keys stand in the order that compresses best.
  const step = (id: StepId, offered: readonly Offered[]): Step => {
    const source = present(topic.steps[id]);
    const words = stepWords(source, translated?.steps[id], overlay?.[id], lang);
    const answers = offered.map(({ id: answer, go, when }): Answer => {
      return { say: text(words.answers?.[answer]), id: answer, go, ...(when ? { when } : {}) };
    });
    if (source.kind === 'question') {
      const { say } = words;
      return { ask: text(words.ask), kind: 'question', answers, ...(say === undefined ? {} : { say: prose(say) }) };
    }
    const articles = (source.articles ?? []).filter(has);
    const title = text(words.title);
    const say = prose(words.say);
    if (source.kind === 'guidance') return { title, articles, kind: 'guidance', answers, say };
    if (source.outcome !== 'ticket') return { title, articles, kind: 'outcome', outcome: source.outcome, say };
    const { fields, needs = [] } = source;
    const subject = text(words.subject);
    return { title, articles, kind: 'outcome', outcome: 'ticket', needs, subject, fields, say };
  };

  const steps = Object.fromEntries([...edition.steps].map(([id, offered]) => [id, step(id, offered)]));
  const named = new Set(Object.values(steps).flatMap((one) => (one.kind === 'question' ? [] : one.articles)));
  const articles = Object.entries(brand.articles ?? {})
    .filter(([id]) => named.has(id))
    .map(([id, { title, href }]): [string, Article] => [
      id,
      { title: text(translated?.articles?.[id] ?? title), href },
    ]);
  const errorCodes = Object.entries(topic['error-codes'] ?? {}).filter(([, target]) => edition.steps.has(target));
  const widget = content.widgetWords.get(lang)?.data;

  return {
    format: BUNDLE_FORMAT,
    topic: topic.topic,
    lang,
    dir: direction(lang),
    revision: revision(content, edition),
    title: text(lang === BASE_LANGUAGE ? topic.title : translated?.title),
    start: topic.start,
    person: topic.person,
    errorCodes: Object.fromEntries(errorCodes),
    steps,
    articles: Object.fromEntries(articles),
    brand: brandOf(brand, lang, text),
    words: Object.fromEntries(WORD_KEYS.map((key) => [key, text(widget?.[key])])) as Words,
  };
}

/** A step's words in one language: the brand's own before the topic's. */
function stepWords(
  source: StepSource,
  translated: StepWords | undefined,
  own: StepWords | undefined,
  lang: string,
): StepWords {
  const base = lang === BASE_LANGUAGE ? inTopic(source) : translated;
  return { ...base, ...own, answers: { ...base?.answers, ...own?.answers } };
}

function inTopic(source: StepSource): StepWords {
  if (source.kind === 'outcome') return { ...source, answers: {} };
  return { ...source, answers: Object.fromEntries(Object.entries(source.answers).map(([id, { say }]) => [id, say])) };
}

function brandOf(brand: BrandSource, lang: string, text: (words: string | undefined) => string): Brand {
  const own = lang === BASE_LANGUAGE ? undefined : brand.words?.[lang];
  const reply = brand.facts?.['reply-within'];
  const { phone, privacy, 'help-centre': helpCentre } = brand;
  return {
    id: brand.brand,
    name: brand.name,
    ...(helpCentre === undefined ? {} : { helpCentre }),
    ...(phone ? { phone: { say: text(own?.phone ?? phone.say), href: phone.href } } : {}),
    ...(privacy === undefined ? {} : { privacy }),
    ...(reply === undefined ? {} : { replyWithin: text(own?.facts?.['reply-within'] ?? String(reply)) }),
    theme: themeOf(brand.theme ?? {}),
    channels: brand.channels.map(channelOf),
  };
}

function channelOf(source: BrandSource['channels'][number]): ChannelSettings {
  if (source.channel === 'zendesk-form') {
    const { channel, host, locale, form, fields = {}, 'line-break': lineBreak } = source;
    return { channel, host, locale, ...(form === undefined ? {} : { form }), lineBreak, fields: settled(fields) };
  }
  if (source.channel === 'zendesk-requests') {
    const { channel, endpoint, form, fields = {} } = source;
    return { channel, endpoint, ...(form === undefined ? {} : { form }), fields: settled(fields) };
  }
  if (source.channel === 'copy')
    return source.href === undefined ? { channel: 'copy' } : { channel: 'copy', href: source.href };
  return source;
}

function settled(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, number]) => (number === undefined ? [] : [[id, number]])),
  );
}

function present<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error('A word or step is missing; the content has findings that must be mended first');
  return value;
}
