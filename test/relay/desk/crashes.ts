import type { Desk, DeskOutcome, DeskTicket } from '../../../relay/desk/desk.ts';
import type { Outgoing } from '../../../relay/outgoing.ts';
import type { Progress } from '../../../relay/store/store.ts';

/** The process ends here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Where a run ends: before or after its n-th request or save (counted together, from 1). After a request its answer is
 * lost, after a save it is kept.
 */
export interface CrashPoint {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A desk whose runs can be made to end anywhere, and that keeps what was saved. */
export interface Crashing {
  /** Runs once. Nothing where it crashed. */
  run(ticket: DeskTicket, crash?: CrashPoint): Promise<DeskOutcome | undefined>;
  /** How many requests and saves the last run came to. */
  readonly steps: number;
  readonly progress: Progress;
}

export function crashing(makeDesk: (outgoing: Outgoing) => Desk, outgoing: Outgoing, now: () => number): Crashing {
  let progress: Progress = {};
  let steps = 0;
  return {
    async run(ticket, crash) {
      steps = 0;
      const crashPoint = async <T>(act: () => Promise<T>): Promise<T> => {
        steps += 1;
        const here = steps === crash?.at;
        if (here && crash.when === 'before') throw new Crash();
        const result = await act();
        if (here) throw new Crash();
        return result;
      };
      // A process that is new has no tokens and no connections.
      const desk = makeDesk({ send: (request) => crashPoint(() => outgoing.send(request)), close: () => {} });
      const attempt = {
        progress,
        signal: new AbortController().signal,
        now,
        save: (next: Progress) => crashPoint(async () => void (progress = structuredClone(next))),
      };
      try {
        return await desk.deliver(ticket, attempt);
      } catch (error) {
        if (error instanceof Crash) return undefined;
        throw error;
      }
    },
    get steps() {
      return steps;
    },
    get progress() {
      return progress;
    },
  };
}
