import type { Holdings } from '../hostile-desk/inspection.ts';
import type { DeskProcess } from './desk-process.ts';
import type { Figure } from './report.ts';
import type { Senders } from './senders.ts';

type Told = Pick<Senders, 'acknowledged' | 'additions' | 'otherReference' | 'answers'>;

/** How often the desk is looked into, in milliseconds. */
const LOOK = 250;

/**
 * Waits until everything that was acknowledged is at the desk as a whole, or patience ends.
 *
 * @param patience in milliseconds
 */
export async function settled(desk: DeskProcess, told: Told, patience: number): Promise<Holdings> {
  const until = performance.now() + patience;
  for (;;) {
    const holdings = await desk.holdings();
    const whole = missing(holdings, told).length === 0 && holdings.withoutNote.length === 0;
    if (whole || performance.now() > until) return holdings;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

/** What customers were told, beside what the desk holds. */
export function accountOf(holdings: Holdings, told: Told): readonly Figure[] {
  const { acknowledged, additions, otherReference } = told;
  return [
    { what: 'acknowledged tickets', value: acknowledged.size },
    { what: 'of them additions to another', value: additions.size },
    { what: 'acknowledged, but lost', value: missing(holdings, told).length, wanted: 0 },
    { what: 'tickets at the desk', value: holdings.tickets, wanted: acknowledged.size - additions.size },
    { what: 'at the desk twice', value: holdings.duplicateTickets.length, wanted: 0 },
    { what: 'notes twice', value: holdings.duplicateNotes.length, wanted: 0 },
    { what: 'tickets without their note', value: holdings.withoutNote.length, wanted: 0 },
    { what: 'told another reference later', value: otherReference.size, wanted: 0 },
  ];
}

/** How the tries of all customers ended, the most frequent first. */
export function answersOf({ answers }: Told): Figure {
  const sorted = [...answers].toSorted(([, a], [, b]) => b - a);
  return { what: 'answers', value: sorted.map(([answer, count]) => `${answer} x${count}`).join(', ') };
}

function missing({ submissions }: Holdings, { acknowledged }: Told): readonly string[] {
  const there = new Set(submissions);
  return [...acknowledged.keys()].filter((id) => !there.has(id));
}
