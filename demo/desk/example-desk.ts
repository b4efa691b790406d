import type { Mood } from './moods.ts';
import { faultOf } from './moods.ts';
import type { Desk, DeskAnswer, DeskField } from './zendesk.ts';
import { desk } from './zendesk.ts';

/** Where the made-up brand's tickets go, as in its channels. */
export const ENDPOINT = 'https://help.example.com';

const USERNAME: DeskField = { id: 360_101, title: 'Username' };

/** The fields of the made-up brand's request form. */
export const FIELDS: readonly DeskField[] = [
  USERNAME,
  { id: 360_102, title: 'Account ID' },
  { id: 360_103, title: 'New mobile number' },
  { id: 360_104, title: "The other user's email" },
];

/**
 * The made-up brand's help desk, in whatever mood it is at each request.
 *
 * @param told called with every answer to a ticket
 */
export function exampleDesk(mood: () => Mood, told: (answer: DeskAnswer) => void): Desk {
  const behind = desk({ fields: FIELDS });
  return {
    ...behind,
    answer(request) {
      if (request.method !== 'POST') return behind.answer(request);
      const fault = faultOf(mood(), USERNAME.id);
      behind.faults.splice(0, behind.faults.length, ...(fault ? [fault] : []));
      const answer = behind.answer(request);
      told(answer);
      return answer;
    },
  };
}
