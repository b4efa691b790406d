import { randomUUID } from 'node:crypto';
import { collectDefaultMetrics } from 'prom-client';
import { checkTrail } from './content/trail.ts';
import { PROOF_BITS } from './abuse/challenge.ts';
import { guardedClock } from './clock.ts';
import type { Config } from './config/config.ts';
import { deskPages } from './desk/local/app.ts';
import type { Catalogue } from './content/catalogue.ts';
import { startForwarding } from './forward/start.ts';
import { housekeeping, keepHouse } from './housekeeping.ts';
import type { Log } from './log.ts';
import { relayApp } from './server/app.ts';
import { listen } from './server/listen.ts';
import { relayMetrics } from './server/metrics.ts';
import { openStore } from './store/open.ts';

export interface Relay {
  readonly port: number;
  /**
   * Stops taking tickets, ends what is under way and closes the store, within 10 seconds: every request that arrives
   * meanwhile is told to come again, so that nothing breaks off in the middle.
   */
  stop(): Promise<void>;
}

/**
 * Starts a relay.
 *
 * @throws Error in one sentence where it cannot start. Nothing is left open then.
 */
export async function serve(config: Config, catalogue: Catalogue, log: Log): Promise<Relay> {
  const store = await openStore(config.database);
  try {
    const { deskToken } = config;
    let stopping = false;
    const clock = guardedClock(await store.lastTime());
    await clock.follow(store.serverTime);
    const metrics = relayMetrics({ store, now: clock.now, clockAgrees: clock.agrees });
    collectDefaultMetrics({ register: metrics.registry, prefix: 'help_widget_relay_' });
    const app = relayApp({
      config,
      store,
      catalogue,
      checkTrail: (draft) => checkTrail(catalogue, draft),
      clock,
      log,
      metrics,
      random: (bytes) => crypto.getRandomValues(bytes),
      proofBits: PROOF_BITS,
      stopping: () => stopping,
      ...(deskToken !== undefined && {
        desk: deskPages({
          config: { ...config, deskToken },
          store,
          catalogue,
          now: clock.now,
          log,
          makeId: randomUUID,
        }),
      }),
    });
    const listening = await listen(app, config);
    const house = keepHouse(
      housekeeping({ store, clock, retentionDays: config.retentionDays, log, lost: metrics.lost }),
    );
    const forwarding = startForwarding({ config, store, catalogue, clock, log, metrics });
    log({ event: 'listening', host: config.host, port: listening.port });
    return {
      port: listening.port,
      async stop() {
        stopping = true;
        await Promise.all([listening.stop(), house.stop(), forwarding.stop()]);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
