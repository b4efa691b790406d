import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Log } from '../log.ts';
import { defect } from '../log.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { ForwardEvent } from './event.ts';

/** Tells log and metrics what forwarding does. */
export function reporter(log: Log, registry: Registry): (event: ForwardEvent) => void {
  const attempts = new Counter({
    name: 'help_widget_relay_attempts_total',
    help: 'Attempts to hand a ticket to its desk, by what became of the ticket, and why it is not delivered.',
    labelNames: ['brand', 'desk', 'state', 'problem'],
    registers: [registry],
  });
  const extras = new Counter({
    name: 'help_widget_relay_extra_failures_total',
    help: 'Lines that could not be sent besides, as to Slack. They are not sent again.',
    labelNames: ['brand'],
    registers: [registry],
  });
  return (event) => {
    switch (event.event) {
      case 'settled': {
        const { brand, desk, state, problem = '' } = event;
        attempts.inc({ brand, desk, state, problem });
        return log(event);
      }
      case 'extra-failed':
        extras.inc({ brand: event.brand });
        return log(event);
      case 'lease-lost':
        return log(event);
      case 'forward-defect':
        return log(defect(`forwarding to ${event.desk}`, event.error));
      case 'forward-paused': {
        const during = 'forwarding';
        const { error } = event;
        return log(error instanceof StoreUnavailable ? { event: 'store-unavailable', during } : defect(during, error));
      }
    }
  };
}
