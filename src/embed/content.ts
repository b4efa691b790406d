import type { Choice, Files } from '../../components/help-widget/source.ts';
import type { Bundle } from '../bundle/bundle.ts';
import type { ContentIndex } from '../bundle/content-index.ts';
import { chooseBundle } from '../bundle/content-index.ts';
import type { Ways } from './arrive.ts';

/**
 * The bundle that a page chooses, of those that were built or, where the page names another place, from there, by a part
 * that checks it.
 *
 * @param own what was built
 * @param base the script's own address
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function loadBundle(
  choice: Choice,
  own: ContentIndex['brands'],
  base: string,
  [, arrived, warn]: Ways,
  load: Files['load'],
): Promise<Bundle> {
  if (choice.content) return (await load('foreign')).foreignBundle(choice);
  const [file, integrity] = chooseBundle(own, choice, warn);
  return JSON.parse(await arrived(new URL(file, base).href, integrity)) as Bundle;
}
