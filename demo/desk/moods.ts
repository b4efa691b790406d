import type { Fault } from './zendesk.ts';

/** How the demo's help desk behaves, by the visitor's choice. */
export type Mood = keyof typeof MOODS;

/** Each mood in the visitor's words. */
export const MOODS = {
  well: 'takes the ticket',
  refuses: 'refuses the username (422)',
  busy: 'asks to wait 30 seconds (429)',
  'busy-unseen': 'is busy, and the page may not see it (429)',
  breaks: 'breaks down (500)',
  drops: 'takes it, then the connection drops',
  silent: 'never answers',
  slow: 'is slow, but takes it',
} as const;

/** How long the slow one takes, in milliseconds. */
export const SLOW = 5_000;

/**
 * What goes wrong with a request in that mood; nothing where all goes well.
 *
 * @param username id of the desk's field for the name the customer signs in with
 */
export function faultOf(mood: Mood, username: number): Fault | undefined {
  switch (mood) {
    case 'well':
    case 'slow':
      return undefined;
    case 'refuses': {
      const fault = { description: 'Username: has to be the one you sign in with', error: 'InvalidValue' };
      return { fault: 'refuse', details: { base: [{ ...fault, field_key: username }] } };
    }
    case 'busy':
      return { fault: 'too-many', retryAfter: '30', cors: true };
    case 'busy-unseen':
      return { fault: 'too-many', retryAfter: '30' };
    case 'breaks':
      return { fault: 'answer', status: 500 };
    case 'drops':
      return { fault: 'way', way: 'dropped', kept: true };
    case 'silent':
      return { fault: 'way', way: 'stalled', kept: false };
  }
}
