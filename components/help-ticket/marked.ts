import { html } from 'lit/html.js';

/** A text with the words that stand for what was removed marked out. */
export function marked(text: string, removed: readonly string[]): unknown {
  const found = removed
    .map((phrase) => ({ phrase, at: text.indexOf(phrase) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!found) return text;
  const { phrase, at } = found;
  return html`${text.slice(0, at)}<mark>${phrase}</mark>${marked(text.slice(at + phrase.length), removed)}`;
}
