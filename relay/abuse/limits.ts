import type { Limits } from '../config/config.ts';
import { keyedHash } from '../keyed-hash.ts';
import type { Store } from '../store/store.ts';
import type { ChallengeKeys, Door } from './challenge.ts';
import { checkProof } from './challenge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Doorkeeper {
  readonly store: Pick<Store, 'take' | 'spend'>;
  readonly limits: Limits;
  readonly keys: ChallengeKeys;
}

export interface Visit {
  readonly door: Door;
  /** The network it comes from, as {@link networkOf} names it. */
  readonly network: string;
  /** The proof's header, where there is one. */
  readonly proof: string | undefined;
  readonly now: number;
}

/**
 * Whether a ticket may come in: there is room for one more from its network and from everywhere, or it brings a proof of
 * work. A proof that is not needed is not spent.
 *
 * @returns nothing where it may; else when it may without a proof, in milliseconds since 1970
 */
export async function turnedAway({ store, limits, keys }: Doorkeeper, visit: Visit): Promise<number | undefined> {
  const { now } = visit;
  // Kept as a hash: who wrote in is nobody's business who reads the database.
  const network = keyedHash(keys.secret, 'network', visit.network).toString('hex');
  const room = await store.take({ key: `network:${network}`, limit: limits.network, window: HOUR }, now);
  const all = room.taken ? await store.take({ key: 'all', limit: limits.all, window: MINUTE }, now) : room;
  if (all.taken) return undefined;
  const proof = visit.proof === undefined ? undefined : checkProof(keys, visit.door, now, visit.proof);
  return proof && (await store.spend(`proof:${proof.id}`, proof.expires)) ? undefined : all.retryAt;
}
