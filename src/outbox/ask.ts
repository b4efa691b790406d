import type { RelayAnswer } from '../channel/relay.ts';
import type { Entry } from './entry.ts';
import type { OutboxWorld } from './outbox.ts';

/** How long the relay may take for its whole answer, body included, in milliseconds. */
export const PATIENCE = 8_000;

/** How often one try goes back to the relay at once: with a proof of work, or where it wants no more than a second. */
const ROUNDS = 3;

/**
 * Asks the relay until it says more than that it wants a proof, or is just taking the ticket.
 *
 * @param over aborts where the relay has taken too long; the work for a proof does not count
 * @param signal aborted where the customer takes everything back
 * @param working called where there is work to do
 */
export async function ask(
  { post, solve, sleep }: Pick<OutboxWorld, 'post' | 'solve' | 'sleep'>,
  entry: Entry,
  over: AbortSignal,
  signal: AbortSignal,
  working?: () => void,
): Promise<RelayAnswer> {
  let proof: string | undefined;
  let patience = over;
  let lost = false;
  for (let round = 0; ; round += 1) {
    const given = await post(entry, AbortSignal.any([patience, signal]), proof);
    lost ||= given.state === 'lost';
    // What may have arrived once may have arrived, whatever is said of the next try.
    const answer: RelayAnswer = lost && given.state === 'busy' ? { ...given, state: 'lost' } : given;
    if (round === ROUNDS || signal.aborted) return answer;
    if (given.state === 'busy' && given.challenge) {
      working?.();
      proof = await solve(given.challenge, signal).catch(() => undefined);
      if (!proof) return answer;
      patience = AbortSignal.timeout(PATIENCE);
    } else if ((answer as { readonly after?: number }).after === 1) await sleep(1_000);
    else return answer;
  }
}
