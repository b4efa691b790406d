import { randomUUID } from 'node:crypto';
import type { Config } from '../../relay/config/config.ts';
import { newReference } from '../../relay/server/reference.ts';
import { openStore } from '../../relay/store/open.ts';
import type { NewTicket } from '../../relay/store/store.ts';
import { newSubmission } from './submissions.ts';

const AT_ONCE = 256;

/** Puts so many ordinary tickets into a store, as if they had been accepted while no help desk was there. */
export async function fillQueue(database: Config['database'], tickets: number): Promise<void> {
  const store = await openStore(database);
  try {
    for (let left = tickets; left > 0; left -= AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, () => store.accept(newTicket())));
    }
  } finally {
    await store.close();
  }
}

/** An ordinary ticket, as the relay gives it to its store. */
export function newTicket(): NewTicket {
  const { draft } = newSubmission();
  return {
    submissionId: draft.submissionId,
    reference: newReference((bytes) => crypto.getRandomValues(bytes)),
    brand: draft.brand,
    digest: randomUUID(),
    draft,
    flags: [],
    addressHashes: [randomUUID()],
    acceptedAt: Date.now(),
  };
}
