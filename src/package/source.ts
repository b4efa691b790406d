import { OUTBOX_KEY } from '../../components/internal/outbox-key.ts';
import { version, words } from 'virtual:help-widget';
import { makeStage } from '../../components/help-widget/make-stage.ts';
import type { Files, Parts, Source } from '../../components/help-widget/source.ts';

/** Each stands in the text, so that a bundler makes it a download of its own. */
const LOAD: { readonly [part in keyof Parts]: () => Promise<Parts[part]> } = {
  panel: () => import('../../components/help-panel/define.ts'),
  ticket: () => import('../../components/help-ticket/define.ts'),
  direct: () => import('../../components/help-ticket/direct.ts'),
  relay: () => import('../../components/help-ticket/relay.ts'),
  place: () => import('../../components/internal/place.ts'),
  foreign: () => import('../../components/internal/foreign.ts'),
};

/** Parts come with the page's own files, which are the page's to trust; content from where the page says. */
const files: Files = {
  load: (part) => LOAD[part](),
  async bundle(choice) {
    // A bundler does not know where the page is served from, so there is no content beside the parts.
    if (!choice.content) throw noContent();
    return (await LOAD.foreign()).foreignBundle(choice);
  },
};

export const packageSource: Source = {
  version,
  words,
  stage: (...asked) => makeStage(files, ...asked),
};

/** Sends the tickets that earlier visits left on this device. A page without storage has none. */
export async function flushWaiting(): Promise<void> {
  try {
    if (localStorage[OUTBOX_KEY]) await (await LOAD.relay()).flush();
  } catch {
    // What fails now is met again with the next load.
  }
}

function noContent(): Error {
  return Object.assign(new Error('no content: set the attribute content or the property bundle'), {
    reason: 'content',
  });
}
