import { givenUp } from '../channel/given-up.ts';
import type { Entry } from './entry.ts';

/** Where entries wait. All of it rejects where the browser keeps nothing. */
export interface Store {
  /** What others add to before what adds to them, oldest first; of a storage itself in any order. */
  all(): Promise<readonly Entry[]>;
  /**
   * Changes one entry in one transaction, and settles when that is durable.
   *
   * @param change what becomes of the entry, which may not be there; nothing takes it out
   */
  change(id: string, change: (entry: Entry | undefined) => Entry | undefined): Promise<Entry | undefined>;
}

/** How long a storage may take, in milliseconds: some never answer. */
const PATIENCE = 1_500;

/**
 * A store that goes on where the browser's own fails: what could not be put there is kept as long as the page is.
 *
 * @param timeout aborts after so many milliseconds, as `AbortSignal.timeout` does
 * @returns with it, whether an entry is kept by the page alone
 */
export function lasting(
  own: Store,
  timeout = (after: number): AbortSignal => AbortSignal.timeout(after),
): Store & { readonly inPage: (id: string) => boolean } {
  /** Where nothing stands for an entry, it was taken out, and the storage's own must not come back. */
  const page = new Map<string, Entry | undefined>();
  /** As they were when the storage last answered. */
  const known = new Map<string, Entry>();
  const inTime = <T>(work: Promise<T>): Promise<T> => Promise.race([work, givenUp(timeout(PATIENCE))]);
  /** It may have been put there all the same. */
  const drop = (id: string): void => void own.change(id, () => undefined).catch(() => {});
  return {
    inPage: (id) => !!page.get(id),
    async all() {
      const stored = await inTime(own.all()).catch(() => [...known.values()]);
      known.clear();
      for (const entry of stored) known.set(entry.id, entry);
      for (const [id, entry] of page) if (!entry && known.has(id)) drop(id);
      const all = new Map<string, Entry | undefined>([...known, ...page]);
      // What was sent again is younger than what was added to it, and goes first all the same.
      return [...all.values()]
        .filter((entry) => entry !== undefined)
        .toSorted((a, b) => Number(!b.submission.additionTo) - Number(!a.submission.additionTo) || a.at - b.at);
    },
    async change(id, change) {
      if (!page.has(id)) {
        try {
          const stored = await inTime(own.change(id, change));
          known.delete(id);
          if (stored) known.set(id, stored);
          return stored;
        } catch {
          // The page alone, from here on.
        }
      }
      const changed = change((page.has(id) ? page : known).get(id));
      page.set(id, changed);
      if (!changed) drop(id);
      return changed;
    },
  };
}
