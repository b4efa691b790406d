import { isEmail, isPhone } from '../../src/ticket/fields.ts';
import { addressHash } from '../abuse/addresses.ts';
import type { Store } from '../store/store.ts';
import type { CommandResult } from './dead.ts';

/**
 * Erases what was written from an email address or a phone number, or names it. Anything else is refused: a word that stands
 * in every ticket would erase every ticket.
 */
export async function eraseEverything(
  store: Pick<Store, 'eraseAddress'>,
  secret: string,
  given: string,
): Promise<CommandResult> {
  const address = given.trim();
  if (!isEmail(address) && !isPhone(address)) {
    return { lines: ['Give one email address or one phone number. Nothing was erased.'], failed: true };
  }
  const count = await store.eraseAddress([addressHash(secret, address)], [address]);
  const what = count === 1 ? '1 ticket was' : `${count} tickets were`;
  return { lines: [`${what} erased. Backups and the help desks that got a ticket hold it until it is erased there.`] };
}
