/**
 * What `import 'help-widget/define'` does: registers `<help-widget>`, once. On a server, where there are no elements,
 * it does nothing.
 */
import { defineHelpWidget } from '../../components/help-widget/define.ts';
import { packageSource } from './source.ts';

if (globalThis.customElements) defineHelpWidget(packageSource);
