import { files, version, words } from 'virtual:help-widget';
import type { Source } from '../../components/help-widget/source.ts';
import * as arrive from './arrive.ts';
import type * as door from './files.ts';

/**
 * Panel, ticket and bundles from the folder the script came from. Nothing is used that is not the file that was built.
 *
 * @param base the script's own address
 */
export function sourceBeside(base: string): Source {
  const beside = async (): Promise<Pick<Source, 'load' | 'bundle'>> => {
    const { filesBeside } = (await arrive.importModule(new URL(files[0], base).href, files[1])) as typeof door;
    return filesBeside(base, arrive);
  };
  return {
    version,
    words,
    load: async (part) => (await beside()).load(part),
    bundle: async (choice) => (await beside()).bundle(choice),
  };
}
