import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Block, Inline, Prose } from '../../src/bundle/bundle.ts';
import { schemeOf } from '../../src/bundle/link.ts';

/**
 * Prose as elements. Structure comes from the bundle's tree and words land in text nodes: nothing is parsed here.
 * `hint` is what a link that opens a new tab says of it.
 */
export function prose(blocks: Prose, hint: string): TemplateResult {
  const inline = (part: Inline): unknown => {
    if (typeof part === 'string') return part;
    if ('strong' in part) return html`<strong>${part.strong.map(inline)}</strong>`;
    if ('em' in part) return html`<em>${part.em.map(inline)}</em>`;
    return link(part.href, part.link.map(inline), hint);
  };
  const block = (part: Block): unknown => {
    if ('p' in part) return html`<p>${part.p.map(inline)}</p>`;
    if ('ul' in part)
      return html`<ul>
        ${part.ul.map(item)}
      </ul>`;
    return html`<ol start=${part.start ?? nothing}>
      ${part.ol.map(item)}
    </ol>`;
  };
  /** An item of a single paragraph stands without it, as in a tight Markdown list. */
  const item = ([first, ...rest]: Prose): unknown =>
    html`<li>${first && 'p' in first ? first.p.map(inline) : first && block(first)}${rest.map(block)}</li>`;
  return html`${blocks.map(block)}`;
}

/** A link out of the widget: pages open in a new tab, so that the customer's place here is not lost. */
export function link(href: string, words: unknown, hint: string, opened?: () => void): TemplateResult {
  const scheme = schemeOf(href);
  // A bundle of the host's own may hold anything.
  if (!scheme) return html`${words}`;
  if (scheme !== 'https') return html`<a href=${href}>${words}</a>`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer" @click=${opened ?? nothing}
    >${words}<span class="away" role="img" aria-label=${hint}></span
  ></a>`;
}
