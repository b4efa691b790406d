import type { Limits } from '../config/config.ts';
import type { Flag, Store } from '../store/store.ts';

const DAY = 24 * 60 * 60_000;
/** What is open longer than this was filled in by a person, in seconds. */
const FASTEST = 3;

/**
 * Whether more tickets came from one of these addresses than a person sends in a day. They are taken all the same: who
 * writes in a stranger's name must not be able to shut the stranger out.
 */
export async function isRepeated(
  { store, limits }: { readonly store: Pick<Store, 'take'>; readonly limits: Limits },
  addressHashes: readonly string[],
  now: number,
): Promise<boolean> {
  // All of them are waited for, so that whatever was taken can be given back where one fails.
  const taken = await Promise.allSettled(
    addressHashes.map((hash) => store.take({ key: `address:${hash}`, limit: limits.address, window: DAY }, now)),
  );
  const failed = taken.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return taken.some((each) => each.status === 'fulfilled' && !each.value.taken);
}

/** What robots give themselves away by. Nothing is refused for it, since people who fill in forms with tools do the same. */
export function robotFlags({ trap, seconds }: { readonly trap?: string; readonly seconds?: number }): Flag[] {
  return [
    ...(trap ? (['trap'] as const) : []),
    ...(seconds !== undefined && seconds < FASTEST ? (['too-fast'] as const) : []),
  ];
}
