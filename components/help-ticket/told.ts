import { fill } from '../../src/bundle/words.ts';
import type { signs } from './signs.ts';
import type { Ticket } from './ticket.ts';

/** The picture of a delivery, its heading, and what there is to say. */
export type Told = readonly [sign: keyof typeof signs, title: string, say: string];

export function told({ bundle, wiped, result, draft, channel }: Ticket): Told {
  const { words } = bundle;
  if (wiped) return ['good', words['removed-from-device'], ''];
  switch (result.state) {
    case 'delivered':
      return ['good', words['delivered-title'], fill(words['delivered-say'], { reference: result.reference })];
    case 'confirm-by-email':
      return ['mail', words['confirm-title'], fill(words['confirm-say'], { email: draft.requester.email ?? '' })];
    case 'handed-over':
      return channel.id === 'copy'
        ? ['onward', words['copied-title'], words['copied-say']]
        : ['onward', words['handed-over-title'], words['handed-over-say']];
    case 'later':
      return [
        'wait',
        words['later-title'],
        result.after ? fill(words['later-after'], { time: clock(result.after) }) : words['later-say'],
      ];
    case 'failed': {
      const { reason } = result;
      return [
        'bad',
        words['failed-title'],
        reason === 'offline'
          ? words.offline
          : reason === 'not-accepted'
            ? words['failed-not-accepted']
            : words[reason === 'not-allowed' ? 'copy-failed' : 'failed-say'],
      ];
    }
    // A host may answer anything.
    default:
      return ['wait', words['unknown-title'], words[result.elsewhere ? 'sent-elsewhere' : 'unknown-say']];
  }
}

/** `1:05` for 65 seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
