import { isEmail, isPhone } from '../../src/ticket/fields.ts';
import { addressHash } from '../abuse/addresses.ts';
import type { Store } from '../store/store.ts';
import type { CommandResult } from './dead.ts';

/**
 * Erases what was written from an email address or a phone number, or names it. Anything else is refused: a word that stands
 * in every ticket would erase every ticket. Where it is in doubt whether a ticket names it, somebody has to look: it is told,
 * and erased only when its reference is given.
 *
 * @param named references of tickets in doubt that are erased, too
 */
export async function eraseEverything(
  store: Pick<Store, 'eraseAddress' | 'inDoubt'>,
  secret: string,
  given: string,
  named: readonly string[] = [],
): Promise<CommandResult> {
  const address = given.trim();
  if (!isEmail(address) && !isPhone(address)) {
    return { lines: ['Give one email address or one phone number. Nothing was erased.'], failed: true };
  }
  const also = named.map((reference) => reference.toUpperCase());
  const doubtful = also.length ? await store.inDoubt([address]) : [];
  const strange = also.filter((reference) => !doubtful.includes(reference));
  if (strange.length) {
    return { lines: [`It does not perhaps stand in ${strange.join(', ')}. Nothing was erased.`], failed: true };
  }
  const count = await store.eraseAddress([addressHash(secret, address)], [address], also);
  const left = await store.inDoubt([address]);
  const what = count === 1 ? '1 ticket was' : `${count} tickets were`;
  return {
    lines: [
      `${what} erased. Backups and the help desks that got a ticket hold it until it is erased there.`,
      ...(left.length
        ? [
            `It may stand in ${left.length} more, as a part of something else or written otherwise: look at them.`,
            ...left.map((reference) => `  ${reference}`),
            'To erase those that are meant, run this again with their references behind the address.',
          ]
        : []),
    ],
  };
}
