import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Flag, Store } from '../store/store.ts';
import type { ProblemName } from './problem.ts';
import { PROBLEM_NAMES } from './problem.ts';

/** What became of a request for a ticket. */
export type Result = 'accepted' | 'same' | ProblemName;

/** Figures for Prometheus. Their labels come from closed lists and from the content: nothing that was typed. */
export interface Metrics {
  /** Where other parts of the relay put theirs. */
  readonly registry: Registry;
  /** All of them, as Prometheus reads them. */
  read(): Promise<string>;
  answered(result: Result): void;
  /** `outcome` is the ticket's, `unknown` where the content does not have it. */
  accepted(ticket: { readonly brand: string; readonly outcome: string; readonly flags: readonly Flag[] }): void;
  /** How long a ticket took from its whole body to its commit, in seconds. */
  took(seconds: number): void;
  /** Dead letters were erased that no desk ever had. */
  lost(deadLetters: number): void;
}

/**
 * The relay's figures, in a registry of their own. What the store counts is asked for when they are read, and whether it takes
 * a write: where it does not, `help_widget_relay_store_up` is 0; where it cannot even be read, its figures are left as they were.
 */
export function relayMetrics({
  store,
  now,
  clockAgrees,
}: {
  readonly store: Pick<Store, 'counts' | 'probe'>;
  readonly now: () => number;
  readonly clockAgrees: () => boolean;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const name = (what: string): string => `help_widget_relay_${what}`;
  const counter = <Label extends string>(what: string, help: string, ...labelNames: Label[]): Counter<Label> =>
    new Counter({ name: name(what), help, labelNames, registers });
  const gauge = <Label extends string>(what: string, help: string, ...labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name: name(what), help, labelNames, registers });
  const answers = counter('answers_total', 'Answers to POST /v1/tickets, by what became of the ticket.', 'result');
  // From the start: an alert sees no increase in the first of what was not there, and compares with nothing what never came.
  for (const result of ['accepted', 'same', ...PROBLEM_NAMES] satisfies Result[]) answers.inc({ result }, 0);
  const accepted = counter(
    'accepted_total',
    'Tickets accepted, by brand and the outcome they stand for.',
    'brand',
    'outcome',
  );
  const flagged = counter('flagged_total', 'Tickets accepted that look odd, by what is odd about them.', 'flag');
  const seconds = new Histogram({
    name: name('accept_seconds'),
    help: 'From the whole body to its commit, in seconds.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const tickets = gauge(
    'tickets',
    'Tickets held, by brand and state. Dead letters are those of state "dead".',
    'brand',
    'state',
  );
  const lost = counter(
    'dead_letters_erased_total',
    'Dead letters whose words were erased, so that no desk will ever have them.',
  );
  const age = gauge(
    'queue_age_seconds',
    'How long the oldest ticket waits that is not delivered yet; 0 where none waits.',
  );
  const up = gauge('store_up', 'Whether the store takes a write and can be read (1) or not (0).');
  const clock = gauge('clock_agrees', 'Whether the clock can be relied on (1) or was moved (0).');
  const ask = async (): Promise<void> => {
    clock.set(Number(clockAgrees()));
    try {
      const counts = await store.counts();
      tickets.reset();
      for (const { brand, state, count } of counts.tickets) tickets.set({ brand, state }, count);
      age.set(counts.oldestQueued === undefined ? 0 : Math.max(0, now() - counts.oldestQueued) / 1000);
      // A full disk is read as ever.
      await store.probe();
      up.set(1);
    } catch {
      up.set(0);
    }
  };
  return {
    registry,
    async read() {
      // Before any of it is read, since they are read all at once.
      await ask();
      return registry.metrics();
    },
    answered: (result) => answers.inc({ result }),
    accepted({ brand, outcome, flags }) {
      accepted.inc({ brand, outcome });
      for (const flag of flags) flagged.inc({ flag });
    },
    took: (time) => seconds.observe(time),
    lost: (deadLetters) => lost.inc(deadLetters),
  };
}
