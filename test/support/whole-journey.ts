import { expect } from '@playwright/test';
import type { Entries } from '../../src/ticket/draft.ts';
import type { Customer } from './customer.ts';

/** The brand whose ticket goes out from the browser itself. */
export const SENDING_BRAND = 'example-sms';

/**
 * Everything that the widget does for a customer of {@link SENDING_BRAND}: opened, answered, an article seen, answered
 * again, the ticket written, read through and sent, its receipt shown.
 *
 * @param entries what the customer writes besides what the ticket needs
 * @param between called in front of the reviewed ticket, when everything is typed and nothing sent
 */
export async function wholeJourney(
  customer: Customer,
  entries: Entries = {},
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await customer.open();
  await customer.answer('forgot-password');
  expect(await customer.articles()).not.toEqual([]);
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fillTicket(entries);
  await customer.review();
  await between();
  await customer.send();
  await customer.expectResult('confirm-by-email');
}
