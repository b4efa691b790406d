import { brands, parts } from 'virtual:help-widget-files';
import { makeStage } from '../../components/help-widget/make-stage.ts';
import type { Files, Parts, Source } from '../../components/help-widget/source.ts';
import type { PinnedFile } from '../bundle/content-index.ts';
import type * as arrive from './arrive.ts';
import { loadBundle } from './content.ts';

/**
 * The panel, from the files that the script has not in itself. It knows the hash of this module alone, and this module
 * those of all others, so that the script does not grow with brands and languages.
 *
 * @param base the script's own address
 * @param ways how the script gets files
 * @param asked as {@link Source.stage} has it
 */
export function stageBeside(
  base: string,
  ways: typeof arrive,
  ...asked: Parameters<Source['stage']>
): ReturnType<Source['stage']> {
  const load = (<P extends keyof Parts>(part: P) => {
    const [file, integrity]: PinnedFile = parts[part];
    return ways.importModule(new URL(file, base).href, integrity);
  }) as Files['load'];
  return makeStage({ load, bundle: (choice) => loadBundle(choice, { brands }, base, ways, load) }, ...asked);
}
