import { randomUUID } from 'node:crypto';
import type { Acceptance, NewTicket, Store } from '../../../relay/store/store.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { aDraft } from '../drafts.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference of the right shape that no other test has. */
export function aReference(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => CROCKFORD[byte % 32]).join('');
  return `HW-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** An ordinary ticket, with an id and a reference of its own, accepted at 1,000. */
export function aTicket(parts: Partial<NewTicket> & { readonly words?: Partial<Draft> } = {}): NewTicket {
  const { words, ...rest } = parts;
  const submissionId = rest.submissionId ?? randomUUID();
  const draft = aDraft({ submissionId, ...words });
  return {
    submissionId,
    reference: aReference(),
    brand: draft.brand,
    digest: `digest of ${submissionId}`,
    draft,
    flags: [],
    addressHashes: [`hash of ${draft.requester.email ?? draft.requester.phone}`],
    acceptedAt: 1_000,
    ...rest,
  };
}

/** Accepts a ticket and gives its reference; fails where it is not accepted. */
export async function accepted(store: Store, ticket: NewTicket): Promise<string> {
  const acceptance: Acceptance = await store.accept(ticket);
  if (acceptance.state !== 'accepted') throw new Error(`The ticket was not accepted but ${acceptance.state}`);
  return acceptance.reference;
}

/** Hands every ticket that is due to the local desk, in the way the forwarder does. Returns their submission ids. */
export async function deliverAll(store: Store, now: number, desk = 'local'): Promise<string[]> {
  const delivered: string[] = [];
  for (;;) {
    const leases = await store.lease({ now, until: now + 10_000, limit: 100 });
    if (!leases.length) return delivered;
    for (const lease of leases) {
      const { submissionId, reference } = lease.ticket;
      await store.settle(lease, { state: 'delivered', at: now, desk, deskReference: `desk ${reference}` });
      delivered.push(submissionId);
    }
  }
}

/** Whether what the customer wrote is still there. */
export async function hasWords(store: Store, { submissionId, reference }: NewTicket): Promise<boolean> {
  const held = (await store.read(reference)).find((ticket) => ticket.submissionId === submissionId);
  return held?.draft !== undefined;
}
