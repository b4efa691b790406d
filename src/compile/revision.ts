import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import { wordsKey } from './content.ts';
import type { Edition } from './edition.ts';

/**
 * Names what a topic and brand say: 12 hex digits of the SHA-256 of their data and of all that is filled into it, in
 * every language of the brand. The same on every machine; the order of keys counts only where it is shown (answers).
 */
export function revision(content: Content, { topic, brand }: Edition): string {
  const { figures, features } = content.facts.data;
  const words = brand.data.languages.map((lang) => [
    lang,
    content.widgetWords.get(lang)?.data,
    content.topicWords.get(wordsKey(lang, topic.data.topic))?.data,
  ]);
  const whole = canonical([topic.data, brand.data, figures, features, words]);
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex').slice(0, 12);
}

function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, canonical(item, name)] as const);
  if (key === 'answers') return entries;
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
