import { randomUUID } from 'node:crypto';
import type { Submission } from '../../src/ticket/submission.ts';
import { aSubmission } from '../../test/support/relay/door.ts';

/** An ordinary message: two sentences on a phone. Nothing in it looks secret. */
const MESSAGE =
  'I tried my usual password a few times this morning and now it says my user is locked.\nThe reset email has not come, and I looked in the junk folder too.';

/** An ordinary ticket of somebody new: an id and an email address of its own. */
export function newSubmission(): Submission {
  const submissionId = randomUUID();
  const requester = { email: `ada.${submissionId.slice(0, 8)}@example.org` };
  return aSubmission({ submissionId, requester, message: MESSAGE }, { seconds: 40 });
}
