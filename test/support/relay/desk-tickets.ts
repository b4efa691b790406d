import { randomUUID } from 'node:crypto';
import type { DeskTicket } from '../../../relay/desk/desk.ts';
import type { Lease, StoredTicket } from '../../../relay/store/store.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { aDraft } from '../drafts.ts';

/** What a desk gets of a stored ticket, with a brief of two lines in place of the real one. */
export function deskTicketOf(
  { submissionId, reference, brand, draft, flags, acceptedAt, additionTo }: StoredTicket,
  addsTo?: Lease['addsTo'],
): DeskTicket {
  if (!draft) throw new TypeError('The ticket has no words any more');
  return {
    submissionId,
    reference,
    brand,
    outcome: draft.outcome,
    subject: 'Please unlock my user',
    publicComment: `We have your request. Its reference is ${reference}.`,
    draft,
    flags,
    acceptedAt,
    ...(additionTo !== undefined && addsTo && { addsTo: { ...addsTo, submissionId: additionTo } }),
    brief: {
      sections: [
        { id: 'unverified', heading: 'Identity not verified', entries: [{ text: 'Check who this is first.' }] },
        { id: 'message', heading: 'In their words', entries: [{ quote: draft.message }] },
      ],
      reply: 'Please try again.',
      escalation: { line: `@support-melbourne ____ Is ${draft.requester.email ?? ''} on the Global Black List?` },
      trailVerified: true,
    },
  };
}

/** A ticket for a desk, of an ordinary draft, accepted now. */
export function aDeskTicket(parts: Partial<DeskTicket> = {}, draft: Partial<Draft> = {}): DeskTicket {
  const submissionId = parts.submissionId ?? randomUUID();
  const whole = aDraft({ ...draft, submissionId });
  return {
    ...deskTicketOf({
      submissionId,
      reference: 'HW-7F3K-92QD',
      brand: whole.brand,
      draft: whole,
      flags: [],
      addressHashes: [],
      acceptedAt: Date.now(),
      state: 'queued',
      attempts: 1,
      dueAt: 0,
      progress: {},
      notes: [],
    }),
    ...parts,
  };
}
