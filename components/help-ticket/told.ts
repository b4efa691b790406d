import { fill } from '../../src/bundle/words.ts';
import type { signs } from './signs.ts';
import type { Ticket } from './ticket.ts';

/** The words and the picture of a delivery. */
export interface Told {
  readonly title: string;
  readonly say: string;
  readonly sign: keyof typeof signs;
}

export function told({ bundle, wiped, result, draft, channel }: Ticket): Told {
  const { words } = bundle;
  if (wiped) return { title: words['removed-from-device'], say: '', sign: 'good' };
  switch (result.state) {
    case 'delivered':
      return {
        title: words['delivered-title'],
        say: fill(words['delivered-say'], { reference: result.reference }),
        sign: 'good',
      };
    case 'confirm-by-email':
      return {
        title: words['confirm-title'],
        say: fill(words['confirm-say'], { email: draft.requester.email ?? '' }),
        sign: 'mail',
      };
    case 'handed-over': {
      const copied = channel.id === 'copy';
      return {
        title: words[copied ? 'copied-title' : 'handed-over-title'],
        say: words[copied ? 'copied-say' : 'handed-over-say'],
        sign: 'onward',
      };
    }
    case 'later':
      return {
        title: words['later-title'],
        say: result.after ? fill(words['later-after'], { time: clock(result.after) }) : words['later-say'],
        sign: 'wait',
      };
    case 'failed': {
      const { reason } = result;
      const say =
        reason === 'offline'
          ? words.offline
          : reason === 'not-accepted'
            ? words['failed-not-accepted']
            : words[reason === 'not-allowed' ? 'copy-failed' : 'failed-say'];
      return { title: words['failed-title'], say, sign: 'bad' };
    }
    // A host may answer anything.
    default:
      return {
        title: words['unknown-title'],
        say: words[result.elsewhere ? 'sent-elsewhere' : 'unknown-say'],
        sign: 'wait',
      };
  }
}

/** `1:05` for 65 seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
