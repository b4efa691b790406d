import type { Bundle } from '../../src/bundle/bundle.ts';
import { chooseBundle } from '../../src/bundle/content-index.ts';
import { takeBundle } from '../../src/bundle/foreign/content.ts';
import { ofDocument, warnOnce } from '../help-widget/page.ts';
import type { Choice } from '../help-widget/source.ts';

/** The bundle that a page chooses from the folder that its attribute `content` names, checked from end to end. */
export function foreignBundle(choice: Choice): Promise<Bundle> {
  return takeBundle(choice.content, ofDocument('baseURI'), ({ brands }) => chooseBundle(brands, choice, warnOnce));
}
