import { version, words } from 'virtual:help-widget';
import type { Parts, Source } from '../../components/help-widget/source.ts';
import type { ContentIndex } from '../bundle/content-index.ts';
import * as arrive from '../embed/arrive.ts';
import { loadBundle } from '../embed/content.ts';

/** Each stands in the text, so that a bundler makes it a download of its own. */
const LOAD: { readonly [part in keyof Parts]: () => Promise<Parts[part]> } = {
  panel: () => import('../../components/help-panel/define.ts'),
  ticket: () => import('../../components/help-ticket/define.ts'),
  place: () => import('../../components/internal/place.ts'),
};

/** A bundler does not know where the page is served from, so there is no content beside the parts. */
const NONE: ContentIndex = { brands: {} };

/** Parts come with the page's own files, which are the page's to trust; content from where the page says. */
export const packageSource: Source = {
  version,
  words,
  load: (part) => LOAD[part](),
  async bundle(choice) {
    if (!choice.content) throw noContent();
    return loadBundle(choice, NONE, choice.content, arrive);
  },
};

function noContent(): Error {
  return Object.assign(new Error('no content: set the attribute content or the property bundle'), {
    reason: 'content',
  });
}
