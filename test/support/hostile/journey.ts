import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Host, HostOptions } from '../host.ts';
import { seen } from '../watch.ts';

/** Words that a careless way to send would change, and a card that is left out on any page. */
const MESSAGE =
  'Four times, “robin” & <b>robin</b>:\n\tthen nothing. 🔒 Grüße, \u202Eabc\u202C My card is 4111 1111 1111 1111.';

/** Errors of any kind that a page tells of from now on: uncaught ones, and those on its console. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    // Every browser asks for a picture that our host pages do not have.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
  });
  return errors;
}

/**
 * The whole way on a page of this kind: open, answer, fill in, review, send.
 *
 * @param opener what is pressed instead of the launcher, as a selector
 * @returns the body that reached the help desk, with its submission id made the same for all
 */
export async function sendTicket(host: Host, options: HostOptions = {}, opener?: string): Promise<string> {
  const { page, desk } = host;
  const errors = errorsOf(page);
  const before = desk.bodies.length;
  const customer = await host.visit({ brand: 'example-sms', ...options });
  if (opener) await page.locator(opener).click();
  else await customer.launcher.click();
  await customer.expectStep(customer.at);
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fillTicket({ message: MESSAGE });
  await customer.review();
  await customer.edit();
  await customer.review();
  await customer.send();
  await customer.expectResult('confirm-by-email');
  expect(errors).toEqual([]);
  expect((await seen(page)).errors).toEqual([]);
  expect(desk.bodies).toHaveLength(before + 1);
  const body = desk.bodies.at(-1) ?? '';
  expect(body).toContain('nothing. 🔒 Grüße');
  return sameId(body);
}

/** What a page without any tricks sends; found out once in each process of the tests. */
let clean: string | undefined;

export async function cleanBody(host: Host): Promise<string> {
  if (clean) return clean;
  clean = await sendTicket(host);
  // The next page of this tab begins with nothing.
  await host.page.evaluate(() => sessionStorage.clear());
  return clean;
}

function sameId(body: string): string {
  const id = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;
  expect(new Set(body.match(id)).size, 'a submission id is sent').toBe(1);
  // Each test has its own host page, on a port of its own.
  return body.replace(id, '00000000-0000-4000-8000-000000000000').replace(/(?<=http:\/\/127\.0\.0\.1:)\d+/g, '0');
}
