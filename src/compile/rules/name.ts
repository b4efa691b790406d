import { PERSON } from '../../bundle/bundle.ts';
import { answersOf } from '../edition.ts';
import type { Material } from '../material.ts';
import type { Path, Sourced } from '../yaml.ts';
import type { Complaint, Rule } from './rule.ts';

/** Ids are used unchanged in addresses, events, file names and tickets, so they are kebab-case and match their file. */
export const name: Rule = {
  name: 'name',
  *check(material) {
    yield* inTopics(material);
    yield* inBrands(material);
    const { content } = material;
    for (const [file, source] of content.agents) yield* sameAsFile(source, 'topic', source.data.topic, file);
    yield* keys(content.facts, ['figures'], content.facts.data.figures);
    yield* keys(content.facts, ['features'], content.facts.data.features);
    for (const [lang, source] of [...content.widgetWords, ...content.deskWords]) yield* language(source, [], lang);
    for (const [key, source] of content.topicWords) yield* language(source, [], key.slice(0, key.indexOf('/')));
  },
};

function* inTopics({ content }: Material): Iterable<Complaint> {
  for (const [file, source] of content.topics) {
    const { topic, steps, 'error-codes': errorCodes } = source.data;
    yield* sameAsFile(source, 'topic', topic, file);
    yield* keys(source, ['error-codes'], errorCodes);
    yield* keys(source, ['steps'], steps);
    for (const id of Object.keys(steps)) {
      const answers = answersOf(source.data, id);
      yield* keys(source, ['steps', id, 'answers'], answers);
      if (!Object.hasOwn(answers, PERSON)) continue;
      const message = `"${PERSON}" already stands on every step. Take this answer away or call it something else.`;
      yield { source, path: ['steps', id, 'answers', PERSON], on: 'key', message };
    }
  }
}

function* inBrands({ content }: Material): Iterable<Complaint> {
  for (const [file, source] of content.brands) {
    const { brand, languages, articles, facts, topics } = source.data;
    yield* sameAsFile(source, 'brand', brand, file);
    yield* keys(source, ['articles'], articles);
    yield* keys(source, ['facts'], facts);
    for (const [index, lang] of languages.entries()) yield* language(source, ['languages', index], lang);
    for (const [key, list] of Object.entries({ languages, topics })) {
      for (const [index, id] of list.entries()) {
        if (list.indexOf(id) < index)
          yield { source, path: [key, index], message: `"${id}" stands twice here. Keep one.` };
      }
    }
  }
}

function* keys(source: Sourced<unknown>, path: Path, map: object | undefined): Iterable<Complaint> {
  for (const key of Object.keys(map ?? {})) {
    if (!isKebab(key)) yield { source, path: [...path, key], on: 'key', message: kebabAdvice(key) };
  }
}

function* sameAsFile(source: Sourced<unknown>, key: string, id: string, file: string): Iterable<Complaint> {
  if (!isKebab(id)) yield { source, path: [key], message: kebabAdvice(id) };
  else if (id !== file) yield { source, path: [key], message: `The file is called ${file}.yaml. Call both the same.` };
}

function* language(source: Sourced<unknown>, path: Path, lang: string): Iterable<Complaint> {
  if (canonical(lang) === lang) return;
  yield {
    source,
    path,
    message: `"${lang}" is no language tag as BCP 47 writes it. Write one such as en, de or pt-BR.`,
  };
}

function canonical(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}

function isKebab(id: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id);
}

function kebabAdvice(id: string): string {
  return `"${id}" is no kebab-case name. Write small letters and digits, with single hyphens between words.`;
}
