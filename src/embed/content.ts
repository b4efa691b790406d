import { ofDocument, warnOnce } from '../../components/help-widget/page.ts';
import type { Choice } from '../../components/help-widget/source.ts';
import type { Bundle } from '../bundle/bundle.ts';
import type { ContentIndex } from '../bundle/content-index.ts';
import { chooseBundle } from '../bundle/content-index.ts';
import type * as arrive from './arrive.ts';

/**
 * The bundle that a page chooses, of those that were built or, where the page names another place, of those there.
 *
 * @param own what was built
 * @param base the script's own address
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function loadBundle(
  choice: Choice,
  own: ContentIndex,
  base: string,
  { ask, arrived }: Pick<typeof arrive, 'ask' | 'arrived'>,
): Promise<Bundle> {
  const fetchJson = (address: string, integrity?: string): Promise<unknown> =>
    arrived(
      ask(address, integrity).then((response) => (response.ok ? response.json() : Promise.reject(response))),
      address,
      integrity,
    );
  const { content } = choice;
  const elsewhere = content && new URL(content.replace(/\/?$/, '/index.json'), ofDocument('baseURI')).href;
  const index = elsewhere ? ((await fetchJson(elsewhere)) as ContentIndex) : own;
  const [file, integrity] = chooseBundle(index, choice, warnOnce);
  return (await fetchJson(new URL(file, elsewhere || base).href, integrity)) as Bundle;
}
