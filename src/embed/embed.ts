import { version } from 'virtual:help-widget';
import { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { ofDocument, warnOnce } from '../../components/help-widget/page.ts';
import type { Flush } from '../../components/help-widget/source.ts';
import { globalFor } from './global.ts';
import { sourceBeside } from './source.ts';
import { OUTBOX_KEY } from '../../components/internal/outbox-key.ts';

/**
 * What the script tag does: registers `<help-widget>` and, where the tag carries `data-brand` or `data-mode` and no
 * `<help-widget>` stands in the page, puts one there, with all of the tag's `data-…` attributes as its own: inline where
 * the tag stands, else at the end of the page, after its body. It goes again where the rest of the page turns out to have a
 * `<help-widget>` of its own, whose links and attributes are the host's. However often the script is included, this
 * happens once. Where another version or somebody else's element has the name already, it warns and does nothing.
 */
export function embed(script: HTMLScriptElement | null): void {
  const widgets = ofDocument('getElementsByTagName')('help-widget');
  const taken = customElements.get('help-widget') as
    (Partial<typeof HelpWidget> & { readonly name: string }) | undefined;
  if (!taken) {
    const ready = new Promise<HelpWidget>((connected) => {
      HelpWidget.source = sourceBeside(script?.src || ofDocument('baseURI'), connected);
      customElements.define('help-widget', HelpWidget);
    });
    window.helpWidget = globalFor(ready, widgets);
    // Tickets that earlier visits left on this device. A page without storage has none; what fails now is met again with the
    // next load.
    ready.then(() => localStorage[OUTBOX_KEY] && (HelpWidget.source.stage as unknown as Flush)()).catch(() => {});
  } else if (taken.source?.version !== version) {
    warnOnce(`${version} stands aside for ${taken.source?.version ?? (taken.name || 'another')}`);
    return;
  }
  if (!script || widgets[0]) return;
  const widget = ofDocument('createElement')('help-widget');
  for (const { name, value } of script.attributes) {
    if (name.startsWith('data-')) widget.setAttribute(name.slice('data-'.length), value);
  }
  if (!widget.matches('[brand],[mode]')) return;
  if (widget.matches('[mode=inline]')) script.after(widget);
  // Beside the body: Turbo and its like put another body in its place, and the widget stays as it is.
  else ofDocument('documentElement').append(widget);
  ofDocument('addEventListener')('DOMContentLoaded', () => {
    if (widgets[1]) widget.remove();
  });
}
