import type { Bundle } from '../bundle/bundle.ts';
import { describe, toPlainText } from '../ticket/text.ts';
import type { Channel, Delivery, World } from './channel.ts';
import { failed, HANDED_OVER } from './deliveries.ts';

/**
 * Puts the whole ticket on the clipboard as text. Takes every draft, so no customer is ever left without a way; where
 * to take the text stands in the brand's settings (`href` of `CopySettings`), for whoever shows it.
 */
export function copy(bundle: Bundle, world: World): Channel {
  return {
    id: 'copy',
    takes: () => true,
    deliver: (draft, signal) =>
      new Promise<Delivery>((resolve) => {
        const abort = (): void => resolve(failed('aborted'));
        if (signal.aborted) return abort();
        // A clipboard may wait for a permission that nobody gives.
        signal.addEventListener('abort', abort, { once: true });
        const refused = (): void => resolve(failed('not-allowed'));
        try {
          world.copy(toPlainText(describe(bundle, draft))).then(() => resolve(HANDED_OVER), refused);
        } catch {
          refused();
        }
      }),
  };
}
