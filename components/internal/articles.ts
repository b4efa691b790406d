import { html, nothing } from 'lit/html.js';
import type { ArticleId, Bundle } from '../../src/bundle/bundle.ts';
import { link } from './prose.ts';

/** Links to the articles of a step, or nothing where the brand has none of them. */
export function articles({ articles: all, words }: Bundle, ids: readonly ArticleId[], opened?: () => void): unknown {
  const shown = ids.flatMap((id) => all[id] ?? []);
  return shown.length
    ? html`<ul class="box stack side" aria-label=${words['articles-label']}>
        ${shown.map(({ href, title }) => html`<li>${link(href, title, words['opens-in-new-tab'], opened)}</li>`)}
      </ul>`
    : nothing;
}
