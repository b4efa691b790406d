/**
 * What `import 'help-widget/define'` does: registers `<help-widget>`, once. On a server, where there are no elements,
 * it does nothing. Where the script tag, or another version, has the name already, that one stays.
 */
import { defineHelpWidget } from '../../components/help-widget/define.ts';
import { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { warnOnce } from '../../components/help-widget/page.ts';
import { settable } from './settable.ts';
import { flushWaiting, packageSource } from './source.ts';

const taken = globalThis.customElements?.get('help-widget') as
  (Partial<typeof HelpWidget> & { readonly name: string }) | undefined;
const { version } = packageSource;

if (globalThis.customElements && !taken) {
  settable(HelpWidget);
  defineHelpWidget(packageSource);
  void flushWaiting();
} else if (taken && taken.source?.version !== version) {
  warnOnce(`${version} stands aside for ${taken.source?.version ?? (taken.name || 'another')}`);
}
