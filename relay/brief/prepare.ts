import type { TicketOutcome } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { ticketOf } from '../../src/ticket/draft.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { DeskTicket } from '../desk/desk.ts';
import type { StoredTicket } from '../store/store.ts';
import type { KeptTicket } from './make.ts';
import { makeBrief } from './make.ts';
import { OTHER_SUBJECT, otherComment } from './words.ts';

/**
 * A ticket as a desk gets it. Subject and public comment come from closed lists, in the customer's language where the
 * content has it, and hold nothing that the customer typed.
 *
 * @param first the ticket that this one adds to, as far as it is known
 */
export function prepare(
  catalogue: Catalogue,
  ticket: KeptTicket,
  first?: Pick<StoredTicket, 'draft' | 'deskReference'>,
): DeskTicket {
  const { submissionId, reference, brand, draft, flags, acceptedAt, additionTo } = ticket;
  return {
    submissionId,
    reference,
    brand,
    outcome: knownTicket(catalogue, draft) ? draft.outcome : 'unknown',
    subject: subjectOf(catalogue, ticket),
    publicComment: commentOf(catalogue, ticket),
    draft,
    brief: makeBrief(catalogue, ticket, first?.draft),
    flags,
    acceptedAt,
    ...(additionTo !== undefined &&
      first?.deskReference !== undefined && {
        addsTo: { submissionId: additionTo, deskReference: first.deskReference },
      }),
  };
}

/** The subject of this kind of ticket: as the customer's revision had it, or else the newest. */
export function subjectOf(catalogue: Catalogue, { draft }: Pick<KeptTicket, 'draft'>): string {
  return knownTicket(catalogue, draft)?.subject ?? OTHER_SUBJECT;
}

function knownTicket(catalogue: Catalogue, draft: Draft): TicketOutcome | undefined {
  for (const bundle of [catalogue.bundleOf(draft), catalogue.newest(draft)]) {
    const ticket = bundle && ticketOf(bundle, draft.outcome);
    if (ticket) return ticket;
  }
  return undefined;
}

function commentOf(catalogue: Catalogue, { draft, brand, reference, additionTo }: KeptTicket): string {
  const comments = catalogue.deskWords(brand, draft.language);
  const comment = additionTo === undefined ? comments?.received : comments?.added;
  if (comment === undefined) return otherComment(reference);
  return fill(
    comment.replaceAll('{brand.name}', () => catalogue.values(brand).get('brand.name') ?? brand),
    { reference },
  ).trim();
}
