import { randomUUID } from 'node:crypto';
import type { StoredTicket } from '../../../relay/store/store.ts';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import type { Draft } from '../../../src/ticket/draft.ts';

/** The draft of somebody whose user may be locked, as the widget makes it of a shipped bundle. */
export function shippedDraft(bundle: Bundle, parts: Partial<Draft> = {}): Draft {
  return {
    submissionId: randomUUID(),
    brand: bundle.brand.id,
    language: bundle.lang,
    topic: bundle.topic,
    outcome: 'unlock-user',
    revision: bundle.revision,
    requester: { email: 'ada@example.org', phone: '+44 20 7946 0018' },
    fields: { 'sign-in-name': 'ada.example', 'account-id': '4711' },
    message: 'It says I am locked out.\nSince Monday.',
    trail: {
      start: 'what-happens',
      answers: [
        { step: 'what-happens', answer: 'no-reset-email' },
        { step: 'checked-spam', answer: 'not-there' },
        { step: 'lock-signs', answer: 'wrong-passwords' },
      ],
    },
    articles: ['reset-password'],
    origin: 'https://www.example.com',
    ...parts,
  };
}

/** A ticket as a store holds it, delivered nowhere yet. */
export function storedTicket(
  draft: Draft,
  parts: Partial<StoredTicket> = {},
): StoredTicket & { readonly draft: Draft } {
  return {
    submissionId: draft.submissionId,
    reference: 'HW-7F3K-92QD',
    brand: draft.brand,
    flags: [],
    addressHashes: [],
    acceptedAt: Date.UTC(2026, 10, 23, 9, 30),
    state: 'queued',
    attempts: 0,
    dueAt: 0,
    progress: {},
    notes: [],
    ...parts,
    draft,
  };
}
