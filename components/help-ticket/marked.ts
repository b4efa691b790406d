import { html, nothing } from 'lit/html.js';

/** A text with the words that stand for what was removed marked out. */
export function marked(text: string, [phrase, ...others]: readonly string[]): unknown {
  if (!phrase) return text;
  return text
    .split(phrase)
    .map((part, index) => html`${index ? html`<mark>${phrase}</mark>` : nothing}${marked(part, others)}`);
}
