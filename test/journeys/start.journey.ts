import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Started } from '../support/relay/started.ts';
import { startDemo } from '../support/relay/started.ts';

test('a ticket that was sent from the sign-in page is at the desk, also after a restart', async ({ page }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), 'help-widget-started-'));
  let started: Started | undefined = await startDemo(folder);
  try {
    await page.goto(`${started.demo}/demo/sign-in.html`);
    const notes = page.getByRole('complementary', { name: 'Notes of this demo' });
    await expect(notes.getByRole('link', { name: 'the help desk' })).toHaveAttribute('href', started.desk);
    await expect(notes).not.toContainText('Tickets as they arrived');
    await page.getByRole('link', { name: 'Trouble signing in?' }).click();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.getByLabel('Email address').fill('robin@example.org');
    await page.getByLabel('Username or email you sign in with').fill('robin.example');
    await page.getByLabel('In your own words').fill('Nothing works since Monday.');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const told = page.getByText(/HW-[\dA-Z]{4}-[\dA-Z]{4}/);
    // The development server makes each file when it is first asked for.
    await expect(told).toBeVisible({ timeout: 30_000 });
    const [reference = ''] = /HW-[\dA-Z]{4}-[\dA-Z]{4}/.exec(await told.innerText()) ?? [];

    expect(await started.stop()).toBe(0);
    started = await startDemo(folder);
    await page.goto(started.desk);
    await page.getByLabel('Your name').fill('Sam Example');
    await page.getByLabel('Desk token').fill(started.token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const { desk } = started;
    await expect
      .poll(
        async () => {
          await page.goto(desk);
          return page.getByRole('link', { name: reference }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await page.getByRole('link', { name: reference }).click();
    await expect(page.getByText('Nothing works since Monday.')).toBeVisible();
    await expect(page.getByText('Identity not verified')).toBeVisible();
    await expect(page.getByText('Not verified:')).toHaveCount(0);
  } finally {
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
