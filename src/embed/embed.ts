import { defineHelpWidget } from '../../components/help-widget/define.ts';
import { sourceBeside } from './source.ts';

/**
 * What the script tag does: registers `<help-widget>` and, where the tag carries `data-…` attributes (the names of the
 * element's own, with `data-` before them), puts one widget on the page: inline where the tag stands, else at the end.
 * Does nothing where the element is registered already.
 */
export function embed(script: HTMLScriptElement | null): void {
  if (customElements.get('help-widget')) return;
  defineHelpWidget(sourceBeside(script?.src || document.baseURI));
  const options = [...(script?.attributes ?? [])].filter(({ name }) => name.startsWith('data-'));
  if (!script || !options.length) return;
  const widget = document.createElement('help-widget');
  for (const { name, value } of options) widget.setAttribute(name.slice('data-'.length), value);
  if (script.dataset['mode'] === 'inline') script.after(widget);
  else if (document.body) document.body.append(widget);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(widget), { once: true });
}
