import type { Content } from './content.ts';
import { BASE_LANGUAGE, wordsKey } from './content.ts';
import type { BrandSource, StepWords } from './schema.ts';
import type { Path, Sourced } from './yaml.ts';

/** One piece of words that customers read, with where it stands and who shows it. */
export interface Wording extends Origin {
  readonly path: Path;
  readonly text: string;
  /**
   * `heading`: the title of a dialog or step, or a question · `answer`: a button · `prose`: Markdown · `line`: other
   * plain text · `label`: label or hint of a ticket's field · `widget`: the widget's other sentences · `desk`: what a
   * help desk writes by itself.
   */
  readonly kind: 'heading' | 'answer' | 'prose' | 'line' | 'label' | 'widget' | 'desk';
}

interface Origin {
  readonly source: Sourced<unknown>;
  readonly lang: string;
  /** The brands whose customers read it. */
  readonly brands: readonly Sourced<BrandSource>[];
}

/** Everything that customers read, once for each place where it is written. */
export function wordings(content: Content): readonly Wording[] {
  return [...inTopics(content), ...inTranslations(content), ...inWidgetWords(content), ...inBrands(content)];
}

function* inTopics(content: Content): Iterable<Wording> {
  for (const [id, source] of content.topics) {
    const brands = [...content.brands.values()].filter((brand) => brand.data.topics.includes(id));
    const origin: Origin = { source, lang: BASE_LANGUAGE, brands };
    yield { ...origin, path: ['title'], text: source.data.title, kind: 'heading' };
    for (const [stepId, step] of Object.entries(source.data.steps)) {
      const path = ['steps', stepId];
      yield* inStep(origin, path, { ...step, answers: undefined });
      if (step.kind === 'outcome') continue;
      for (const [answer, { say }] of Object.entries(step.answers)) {
        yield { ...origin, path: [...path, 'answers', answer, 'say'], text: say, kind: 'answer' };
      }
    }
  }
}

function* inTranslations(content: Content): Iterable<Wording> {
  for (const [key, source] of content.topicWords) {
    const lang = key.slice(0, key.indexOf('/'));
    const shows = ({ data }: Sourced<BrandSource>): boolean =>
      data.languages.includes(lang) && data.topics.some((topic) => wordsKey(lang, topic) === key);
    const origin: Origin = { source, lang, brands: [...content.brands.values()].filter(shows) };
    yield { ...origin, path: ['title'], text: source.data.title, kind: 'heading' };
    for (const [step, words] of Object.entries(source.data.steps)) yield* inStep(origin, ['steps', step], words);
    for (const [id, text] of Object.entries(source.data.articles ?? {})) {
      yield { ...origin, path: ['articles', id], text, kind: 'line' };
    }
  }
}

function* inWidgetWords(content: Content): Iterable<Wording> {
  for (const [lang, source] of content.widgetWords) {
    const brands = brandsIn(content, lang);
    for (const [key, text] of Object.entries(source.data)) {
      yield { source, lang, brands, path: [key], text, kind: /^(field|hint)-/.test(key) ? 'label' : 'widget' };
    }
  }
  for (const [lang, source] of content.deskWords) {
    const brands = brandsIn(content, lang);
    for (const [key, text] of Object.entries(source.data))
      yield { source, lang, brands, path: [key], text, kind: 'desk' };
  }
}

function brandsIn(content: Content, lang: string): readonly Sourced<BrandSource>[] {
  return [...content.brands.values()].filter((brand) => brand.data.languages.includes(lang));
}

function* inBrands(content: Content): Iterable<Wording> {
  for (const source of content.brands.values()) {
    const { data } = source;
    const base: Origin = { source, lang: BASE_LANGUAGE, brands: [source] };
    yield { ...base, path: ['name'], text: data.name, kind: 'line' };
    if (data.phone) yield { ...base, path: ['phone', 'say'], text: data.phone.say, kind: 'line' };
    yield* lines(base, ['facts'], data.facts ?? {});
    for (const [id, { title }] of Object.entries(data.articles ?? {})) {
      yield { ...base, path: ['articles', id, 'title'], text: title, kind: 'line' };
    }
    for (const [step, words] of Object.entries(data.steps ?? {})) yield* inStep(base, ['steps', step], words);
    for (const [lang, words] of Object.entries(data.words ?? {})) {
      const origin = { ...base, lang };
      const path = ['words', lang];
      if (words.phone !== undefined) yield { ...origin, path: [...path, 'phone'], text: words.phone, kind: 'line' };
      yield* lines(origin, [...path, 'facts'], words.facts ?? {});
      for (const [step, own] of Object.entries(words.steps ?? {})) yield* inStep(origin, [...path, 'steps', step], own);
    }
  }
}

function* lines(origin: Origin, path: Path, texts: Readonly<Record<string, string | number>>): Iterable<Wording> {
  for (const [id, text] of Object.entries(texts)) {
    if (typeof text === 'string') yield { ...origin, path: [...path, id], text, kind: 'line' };
  }
}

const KINDS = { ask: 'heading', title: 'heading', say: 'prose', subject: 'line' } as const;

function* inStep(origin: Origin, path: Path, words: StepWords): Iterable<Wording> {
  for (const key of ['ask', 'title', 'say', 'subject'] as const) {
    const text = words[key];
    if (text !== undefined) yield { ...origin, path: [...path, key], text, kind: KINDS[key] };
  }
  for (const [answer, text] of Object.entries(words.answers ?? {})) {
    yield { ...origin, path: [...path, 'answers', answer], text, kind: 'answer' };
  }
}
