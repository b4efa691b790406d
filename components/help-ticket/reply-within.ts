import { html, nothing } from 'lit/html.js';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';

/** When to expect an answer, where the brand says so. */
export function replyWithin({ brand, words }: Bundle): unknown {
  return brand.replyWithin ? html`<p>${fill(words['reply-within'], { time: brand.replyWithin })}</p>` : nothing;
}
