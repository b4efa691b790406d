import { files, version, words } from 'virtual:help-widget';
import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import type { Source } from '../../components/help-widget/source.ts';
import { warnOnce } from '../../components/help-widget/page.ts';
import { arrived, importModule } from './arrive.ts';
import type * as door from './files.ts';

/**
 * Panel, ticket and bundles from the folder the script came from. Nothing is used that is not the file that was built.
 *
 * @param base the script's own address
 * @param connected called with each widget that comes into the page
 */
export function sourceBeside(base: string, connected: (widget: HelpWidget) => void): Source {
  return {
    connected,
    version,
    words,
    async stage(...asked) {
      const module = (await importModule(new URL(files[0], base).href, files[1])) as typeof door;
      return module.default(base, [importModule, arrived, warnOnce], ...asked);
    },
  };
}
