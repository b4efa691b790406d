import type { Bundle } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { chooseBundle } from '../../src/bundle/content-index.ts';
import { ofDocument, warnOnce } from '../help-widget/page.ts';
import type { Choice } from '../help-widget/source.ts';

/**
 * The bundle that a page chooses, from the build's own index or, where the page names another place, from the one there.
 *
 * @param own the build's own index
 * @param address of that index
 * @param fetch the script's way to files
 */
export async function loadBundle(
  choice: Choice,
  own: ContentIndex,
  address: string,
  fetch: (address: string, integrity?: string) => Promise<unknown>,
): Promise<Bundle> {
  const elsewhere =
    choice.content && new URL(choice.content.replace(/\/?$/, '/index.json'), ofDocument('baseURI')).href;
  const index = elsewhere ? ((await fetch(elsewhere)) as ContentIndex) : own;
  const [file, integrity] = chooseBundle(index, choice, warnOnce);
  return (await fetch(new URL(file, elsewhere || address).href, integrity)) as Bundle;
}
