import { index, panel, version, words } from 'virtual:help-widget';
import type { Parts, Source } from '../../components/help-widget/source.ts';
import type { BuiltIndex } from '../bundle/content-index.ts';
import { fetchJson, importModule } from './arrive.ts';

/**
 * Panel, ticket and bundles from the folder the script came from. The script knows the hashes of the panel and of the
 * index, and the index those of all others: nothing is used that is not the file that was built. What the index says of
 * bundles is the panel's to know; it is fetched beside it.
 *
 * @param base the script's own address
 */
export function sourceBeside(base: string): Source {
  const own = new URL(index[0], base).href;
  const again: Record<string, string> = {};
  let known: Promise<unknown> | undefined;

  const readIndex = (): Promise<BuiltIndex> =>
    (known ??= fetchJson(own, index[1]).catch((error: unknown) => {
      known = undefined;
      throw error;
    })) as Promise<BuiltIndex>;

  const load = async <P extends keyof Parts>(part: P): Promise<Parts[P]> => {
    const [file, integrity] = part === 'panel' ? panel : (await readIndex()).parts[part];
    try {
      return (await importModule(new URL(file + (again[file] ?? ''), base).href, integrity)) as Parts[P];
    } catch (error) {
      // Browsers may keep a failed module for the page's life (whatwg/html, issue 6768): another fragment is another entry.
      again[file] = `#${performance.now()}`;
      throw error;
    }
  };

  return {
    version,
    words,
    load,
    async bundle(choice) {
      const [{ loadBundle }, entries] = await Promise.all([load('panel'), readIndex()]);
      return loadBundle(choice, entries, own, fetchJson);
    },
  };
}
