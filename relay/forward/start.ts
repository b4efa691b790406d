import { prepare } from '../brief/prepare.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Desk, DeskTicket } from '../desk/desk.ts';
import { desksOf, originsOf } from '../desk/desks.ts';
import type { Log } from '../log.ts';
import { outgoing } from '../outgoing.ts';
import type { Metrics } from '../server/metrics.ts';
import type { Lease, Store } from '../store/store.ts';
import type { Forwarder } from './forwarder.ts';
import { startForwarder } from './forwarder.ts';
import { reporter } from './report.ts';
import { SYSTEM_TIME } from './time.ts';

/** What forwarding needs of the relay. */
export interface Forwarding {
  readonly config: Pick<Config, 'brands' | 'allowPrivate'>;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Pick<Clock, 'steady'>;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'registry'>;
}

/** Starts to hand tickets to the desks that are configured. Stop it before the store is closed. */
export function startForwarding({ config, store, catalogue, clock, log, metrics }: Forwarding): Forwarder {
  const out = outgoing({ origins: originsOf(config), allowPrivate: config.allowPrivate });
  const forwarder = startForwarder({
    store,
    desks: desksOf(config, out, clock.steady),
    prepare: preparation(catalogue, store),
    report: reporter(log, metrics.registry),
    time: { ...SYSTEM_TIME, now: clock.steady },
  });
  return {
    async stop() {
      await forwarder.stop();
      out.close();
    },
  };
}

/**
 * Makes what a desk gets of a leased ticket. An addition goes to the ticket it adds to only where that is at this very desk:
 * a brand that changed its desk or its account since has names in it that mean another ticket there.
 */
export function preparation(
  catalogue: Catalogue,
  store: Pick<Store, 'read'>,
): (lease: Lease, desk: Desk) => Promise<DeskTicket> {
  return async ({ ticket }, desk) => {
    const { draft, additionTo, reference } = ticket;
    if (!draft) throw new Error('The ticket has no words any more');
    const [first] = additionTo === undefined ? [] : await store.read(reference);
    const known = first && {
      ...(first.draft && { draft: first.draft }),
      ...(first.desk === desk.place && first.deskReference !== undefined && { deskReference: first.deskReference }),
    };
    return prepare(catalogue, { ...ticket, draft }, known);
  };
}
