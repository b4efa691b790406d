import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import type { TestDesk } from '../support/relay/desk.ts';
import { DESK_TOKEN, openDesk } from '../support/relay/desk.ts';

/** A relay's desk of its own for each journey. */
const test = base.extend<{ desk: TestDesk }>({
  desk: async ({ page }, use) => {
    await using desk = await openDesk();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
    });
    await use(desk);
    expect(complaints).toEqual([]);
  },
});

async function signIn(page: Page, desk: TestDesk, path = '/desk'): Promise<void> {
  await page.goto(`${desk.origin}${path}`);
  await page.getByLabel('Your name').fill('Robin Example');
  await page.getByLabel('Desk token').fill(DESK_TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A ticket with everything a ticket can have. */
async function fullTicket(desk: TestDesk): Promise<string> {
  const parts = {
    outcome: 'reset-email-missing',
    revision: 'of-another-time',
    message: 'مرحبا ada@example.org\nHelp me.',
  };
  const reference = await desk.receive(parts, { flags: ['repeated-address', 'unknown-revision'] });
  const [first] = await desk.store.read(reference);
  await desk.receive({ ...parts, message: `${'W'.repeat(200)} later` }, { additionTo: first?.submissionId ?? '' });
  await desk.receive();
  await desk.store.addNote(reference, { agent: 'Sam Example', text: 'Called them.', at: desk.clock.now });
  return reference;
}

test('an agent signs in, finds a ticket, copies the reply, and marks it as done', async ({ desk, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const reference = await desk.receive();
  await signIn(page, desk);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets');
  await expect(page.getByText('It says I am locked out. Since Monday.')).toBeVisible();
  await page.getByRole('link', { name: `Please unlock my user ${reference}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please unlock my user');
  await expect(page.getByText('It says I am locked out.')).toBeVisible();

  const reply = page.getByRole('region', { name: 'Suggested reply' });
  await reply.getByRole('button').click();
  await expect(reply.getByRole('button')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Hello,\n[^]*unlocked your user[^]*Kind regards$/,
  );

  await expect(page.getByText('ada@example.org')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await expect(page.getByText('ada@example.org')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Write an email' })).toHaveAttribute(
    'href',
    /^mailto:ada@example\.org\?/,
  );
  await page.getByRole('button', { name: 'Add the note only' }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveAccessibleDescription(/Write the note first/);
  await expect(page.getByText('ada@example.org')).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('Unlocked, and told them.');
  await page.getByRole('button', { name: 'Add the note only' }).click();
  await expect(page.getByText('Unlocked, and told them.')).toBeVisible();
  await expect(page.getByText('ada@example.org')).toBeVisible();
  expect(page.url()).toBe(`${desk.origin}/desk/${reference}`);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await expect(page.getByText('Done by Robin Example')).toBeVisible();
  await expect(page.getByText('Unlocked, and told them.')).toBeVisible();
  await expect(page.getByText('ada@example.org')).toHaveCount(0);
  await page.getByRole('link', { name: 'Open tickets' }).click();
  await expect(page.getByText('No ticket is open. All is done.')).toBeVisible();
  await page.getByRole('link', { name: 'Done 1' }).click();
  await expect(page.getByRole('link', { name: reference })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to the help desk');
  await page.goto(`${desk.origin}/desk/${reference}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to the help desk');
});

test('a link on another site leads to the ticket, without signing in anew', async ({ desk, page }) => {
  const reference = await desk.receive();
  await signIn(page, desk);
  await page.route('http://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${desk.origin}/desk/${reference}">The ticket</a>` }),
  );
  await page.goto('http://elsewhere.example/');
  await page.getByRole('link', { name: 'The ticket' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please unlock my user');
});

test('the keyboard is enough, and the focus is always seen', async ({ desk, page }) => {
  const reference = await desk.receive();
  await page.goto(`${desk.origin}/desk`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Robin Example');
  await page.keyboard.press('Tab');
  await page.keyboard.type(DESK_TOKEN);
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: reference });
  await expect(link).toBeVisible();
  for (let press = 0; press < 20 && !(await link.evaluate((node) => node === document.activeElement)); press += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  expect(await link.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please unlock my user');
});

test('what goes wrong is told calmly, and nothing written is lost', async ({ desk, page, context }) => {
  const reference = await desk.receive();
  await signIn(page, desk, `/desk/${reference}`);
  await page.getByRole('textbox', { name: 'Note' }).fill('Words I want to keep');
  desk.down = true;
  await page.getByRole('button', { name: 'Add the note only' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets cannot be read right now');
  await expect(page.getByLabel('What you wrote')).toHaveValue('Words I want to keep');
  desk.down = false;
  await page.getByRole('link', { name: 'To the ticket' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Words of an old page');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page was open for too long');
  await expect(page.getByLabel('What you wrote')).toHaveValue('Words of an old page');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('everything works but the copy buttons, which are not there', async ({ desk, page }) => {
    const reference = await desk.receive();
    await signIn(page, desk, `/desk/${reference}`);
    await expect(page.getByRole('heading', { name: 'Suggested reply' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await expect(page.getByText('ada@example.org')).toBeVisible();
    await page.getByRole('button', { name: 'Mark as done' }).click();
    await expect(page.getByText('Done by Robin Example')).toBeVisible();
    await page.getByRole('link', { name: 'Open tickets' }).click();
    await page.getByLabel('Reference, name').fill('out locked');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByText('Nothing was found')).toBeVisible();
    expect(page.url()).toBe(`${desk.origin}/desk/search`);
    await page.getByRole('button', { name: 'all tickets' }).click();
    await expect(page.getByRole('link', { name: reference })).toBeVisible();
    await page.getByRole('button', { name: 'Open 0' }).click();
    await expect(page.getByText('Nothing was found')).toBeVisible();
    await expect(page.getByLabel('Reference, name')).toHaveValue('out locked');
  });
});

test.describe('every page', () => {
  // axe is a script of the test's own.
  test.use({ bypassCSP: true });

  test('passes axe, in light and in dark', async ({ desk, page }) => {
    const reference = await fullTicket(desk);
    await page.goto(`${desk.origin}/desk`);
    await expectNoViolations(page, 'the form to sign in', 0);
    await page.getByLabel('Your name').fill('Robin');
    await page.getByLabel('Desk token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('This is not the desk token')).toBeVisible();
    await expectNoViolations(page, 'a wrong token', 0);
    await signIn(page, desk);
    await expectNoViolations(page, 'the list', 0);
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await expectNoViolations(page, 'the list with personal data', 0);
    await page.getByLabel('Reference, name').fill('nowhere');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expectNoViolations(page, 'a search in vain', 0);
    await page.goto(`${desk.origin}/desk/${reference}`);
    await expectNoViolations(page, 'a ticket', 0);
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await expectNoViolations(page, 'a ticket with personal data', 0);
    await page.getByRole('button', { name: 'Add the note only' }).click();
    await expect(page.getByText('Write the note first')).toBeVisible();
    await expectNoViolations(page, 'a note that is missing', 0);
    await page.goto(`${desk.origin}/desk/HW-NONE-0000`);
    await expectNoViolations(page, 'a ticket that is gone', 0);
  });
});

test('fits a phone of 320 pixels and large letters, with words however long', async ({ desk, page }) => {
  const reference = await fullTicket(desk);
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, desk);
  for (const path of ['/desk?state=all', `/desk/${reference}`, '/desk/HW-NONE-0000']) {
    await page.goto(`${desk.origin}${path}`);
    for (const size of ['100%', '200%']) {
      const wide = await page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
        return document.documentElement.scrollWidth;
      }, size);
      expect(wide, `${path} at ${size}`).toBeLessThanOrEqual(320);
    }
  }
});

test('prints the ticket alone', async ({ desk, page }) => {
  const reference = await desk.receive();
  await signIn(page, desk, `/desk/${reference}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('It says I am locked out.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});
