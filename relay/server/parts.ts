import type { Draft } from '../../src/ticket/draft.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { deskPages } from '../desk/local/app.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';

/** What the relay's addresses are made of. Nothing of it is global, so that a test has its own. */
export interface Parts {
  readonly config: Pick<Config, 'brands' | 'limits' | 'secret' | 'trustedProxies' | 'metricsToken'>;
  readonly store: Pick<Store, 'accept' | 'known' | 'take' | 'giveBack' | 'spend' | 'unspend' | 'probe' | 'counts'>;
  readonly catalogue: Pick<Catalogue, 'bundleOf' | 'newest'>;
  /** Whether the content's flow can have produced a draft's trail, fields and articles. */
  readonly checkTrail: (draft: Draft) => 'fits' | 'unknown-revision' | 'impossible';
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Fills bytes that nobody can foretell. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  /** How hard a challenge is: see `relay/abuse/challenge.ts`. */
  readonly proofBits: number;
  /** True from when the relay was told to stop. */
  readonly stopping: () => boolean;
  /** The pages below `/desk`. */
  readonly desk?: ReturnType<typeof deskPages>;
}
