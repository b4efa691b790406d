import { defineHelpWidget } from '../../components/help-widget/define.ts';
import { sourceBeside } from './source.ts';

/**
 * What the script tag does: registers `<help-widget>` and, where the tag carries `data-…` attributes (the names of the
 * element's own, with `data-` before them) and no `<help-widget>` stands in the page, puts one there: inline where the
 * tag stands, else at the end. However often the script is included, this happens once.
 */
export function embed(script: HTMLScriptElement | null): void {
  if (!customElements.get('help-widget')) defineHelpWidget(sourceBeside(script?.src || document.baseURI));
  const options = [...(script?.attributes ?? [])].filter(({ name }) => name.startsWith('data-'));
  if (!script || !options.length || document.querySelector('help-widget')) return;
  const widget = document.createElement('help-widget');
  for (const { name, value } of options) widget.setAttribute(name.slice('data-'.length), value);
  if (script.dataset['mode'] === 'inline') script.after(widget);
  else if (document.body) document.body.append(widget);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(widget), { once: true });
}
