import { brands, parts } from 'virtual:help-widget-files';
import type { Parts, Source } from '../../components/help-widget/source.ts';
import type { PinnedFile } from '../bundle/content-index.ts';
import type * as arrive from './arrive.ts';
import { loadBundle } from './content.ts';

/**
 * The files that the script has not in itself. It knows the hash of this module alone, and this module those of all
 * others, so that the script does not grow with brands and languages.
 *
 * @param base the script's own address
 * @param ways how the script gets files
 */
export function filesBeside(base: string, ways: typeof arrive): Pick<Source, 'load' | 'bundle'> {
  const load = <P extends keyof Parts>(part: P): Promise<Parts[P]> => {
    const [file, integrity]: PinnedFile = parts[part];
    return ways.importModule(new URL(file, base).href, integrity) as Promise<Parts[P]>;
  };
  return { load, bundle: (choice) => loadBundle(choice, { brands }, base, ways, load) };
}
