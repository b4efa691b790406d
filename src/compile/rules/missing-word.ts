import { OUTBOX_WORD_KEYS, WORD_KEYS } from '../../bundle/words.ts';
import type { Content } from '../content.ts';
import { BASE_LANGUAGE, wordsKey } from '../content.ts';
import { placesIn } from '../placeholder.ts';
import type { StepSource, StepWords, TopicSource, TopicWords } from '../schema.ts';
import type { Path, Sourced } from '../yaml.ts';
import type { Complaint, Rule } from './rule.ts';

const KEYS: readonly string[] = [...WORD_KEYS, ...OUTBOX_WORD_KEYS];

/** Every language that ships has every word, no word too many, and the same `{places}` in each as English. */
export const missingWord: Rule = {
  name: 'missing-word',
  *check({ content }) {
    yield* missingFiles(content);
    const base = content.widgetWords.get(BASE_LANGUAGE)?.data ?? {};
    for (const source of content.widgetWords.values()) {
      const wanted = Object.fromEntries(KEYS.map((key) => [key, base[key]]));
      yield* compare(source, [], wanted, source.data, 'all');
    }
    for (const [key, source] of content.topicWords) {
      const topic = content.topics.get(key.slice(key.indexOf('/') + 1));
      if (!topic || key.startsWith(`${BASE_LANGUAGE}/`)) {
        const cause = topic ? 'English stands in the topic itself' : 'there is no such topic';
        yield { source, path: [], message: `These words are never read: ${cause}. Take the file away.` };
      } else yield* inTranslation(source, topic.data);
    }
    yield* inOverlays(content);
  },
};

function* missingFiles(content: Content): Iterable<Complaint> {
  for (const source of content.brands.values()) {
    for (const [index, lang] of source.data.languages.entries()) {
      const topics = lang === BASE_LANGUAGE ? [] : source.data.topics.filter((id) => content.topics.has(id));
      const lacking = [
        ...(content.widgetWords.has(lang) ? [] : ['widget']),
        ...(content.deskWords.has(lang) ? [] : ['desk']),
        ...topics.filter((id) => !content.topicWords.has(wordsKey(lang, id))),
      ];
      for (const file of lacking) {
        yield {
          source,
          path: ['languages', index],
          message: `There is no words/${lang}/${file}.yaml. Write it, or take the language away.`,
        };
      }
    }
  }
}

function* inTranslation(source: Sourced<TopicWords>, topic: TopicSource): Iterable<Complaint> {
  const { title, steps } = source.data;
  yield* compare(source, [], { title: topic.title }, { title }, 'all');
  for (const [id, step] of Object.entries(topic.steps)) {
    const words = Object.hasOwn(steps, id) ? steps[id] : undefined;
    if (words) yield* compareStep(source, ['steps', id], wordsOf(step), words, 'all');
    else yield { source, path: ['steps'], on: 'key', message: `The words of the step "${id}" are missing. Add them.` };
  }
  yield* strangers(source, ['steps'], steps, topic.steps, 'step');
  const named = Object.values(topic.steps).flatMap((step) => (step.kind === 'question' ? [] : (step.articles ?? [])));
  const known = Object.fromEntries(named.map((id) => [id, true]));
  yield* strangers(source, ['articles'], source.data.articles ?? {}, known, 'article');
}

/** A brand's own words replace words that are there, in each of its languages alike. */
function* inOverlays(content: Content): Iterable<Complaint> {
  for (const source of content.brands.values()) {
    const { topics, languages, steps = {}, words = {}, phone, facts } = source.data;
    const known = Object.assign({}, ...topics.map((id) => content.topics.get(id)?.data.steps)) as TopicSource['steps'];
    yield* strangers(source, ['steps'], steps, known, 'step');
    for (const [id, own] of Object.entries(steps)) {
      const step = Object.hasOwn(known, id) ? known[id] : undefined;
      if (step) yield* compareStep(source, ['steps', id], wordsOf(step), own, 'some');
    }
    for (const lang of languages) {
      if (lang === BASE_LANGUAGE) continue;
      const own = Object.hasOwn(words, lang) ? words[lang] : undefined;
      const path = ['words', lang];
      yield* compare(source, path, { phone: phone?.say }, { phone: own?.phone }, 'all');
      const reply = facts?.['reply-within'];
      yield* compare(
        source,
        [...path, 'facts'],
        typeof reply === 'string' ? { 'reply-within': reply } : {},
        own?.facts ?? {},
        'all',
      );
      for (const [id, base] of Object.entries(steps)) {
        yield* compareStep(source, [...path, 'steps', id], base, own?.steps?.[id] ?? {}, 'all');
      }
      yield* strangers(source, [...path, 'steps'], own?.steps ?? {}, steps, 'step');
    }
    for (const lang of Object.keys(words)) {
      if (languages.includes(lang) && lang !== BASE_LANGUAGE) continue;
      yield {
        source,
        path: ['words', lang],
        on: 'key',
        message: `The brand's words in "${lang}" are never read. Take them away, or add the language.`,
      };
    }
  }
}

type Texts = Readonly<Record<string, string | undefined>>;

function wordsOf(step: StepSource): StepWords {
  if (step.kind === 'outcome') return step;
  return { ...step, answers: Object.fromEntries(Object.entries(step.answers).map(([id, { say }]) => [id, say])) };
}

function* compareStep(
  source: Sourced<unknown>,
  path: Path,
  base: StepWords,
  words: StepWords,
  which: 'all' | 'some',
): Iterable<Complaint> {
  const pick = ({ ask, title, say, subject }: StepWords): Texts => ({ ask, title, say, subject });
  yield* compare(source, path, pick(base), pick(words), which);
  yield* compare(source, [...path, 'answers'], base.answers ?? {}, words.answers ?? {}, which);
}

/** Compares words with those they stand for; with `some`, a word may be left out. */
function* compare(
  source: Sourced<unknown>,
  path: Path,
  base: Texts,
  words: Texts,
  which: 'all' | 'some',
): Iterable<Complaint> {
  const wanted = new Set([
    ...Object.keys(base).filter((key) => base[key] !== undefined),
    ...(path.length === 0 && !('title' in base) ? KEYS : []),
  ]);
  for (const key of wanted) {
    const text = Object.hasOwn(words, key) ? words[key] : undefined;
    const original = base[key];
    if (text === undefined) {
      if (which === 'all')
        yield { source, path, on: 'key', message: `The words for "${key}" are missing here. Add them.` };
    } else if (original !== undefined && places(text) !== places(original)) {
      const expected = places(original) || 'none';
      yield {
        source,
        path: [...path, key],
        message: `The places in braces differ from the English ones. Use these: ${expected}.`,
      };
    }
  }
  for (const key of Object.keys(words)) {
    if (words[key] === undefined || wanted.has(key)) continue;
    yield {
      source,
      path: [...path, key],
      on: 'key',
      message: `Nothing uses the words for "${key}". Take them away or mend the spelling.`,
    };
  }
}

function* strangers(
  source: Sourced<unknown>,
  path: Path,
  given: object,
  known: object,
  what: string,
): Iterable<Complaint> {
  for (const id of Object.keys(given)) {
    if (Object.hasOwn(known, id)) continue;
    yield {
      source,
      path: [...path, id],
      on: 'key',
      message: `There is no ${what} "${id}". Take these words away or mend the spelling.`,
    };
  }
}

function places(text: string): string {
  return [...new Set(placesIn(text).map((place) => `{${place}}`))].sort().join(' ');
}
