import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Started } from '../support/relay/started.ts';
import { startDemo } from '../support/relay/started.ts';
import { shippedDraft } from '../support/relay/tickets.ts';
import { shippedBundles } from '../support/shipped.ts';

test('a ticket that was sent from the sign-in page is at the desk, also after a restart', async ({ page }) => {
  test.setTimeout(120_000);
  const bundle = (await shippedBundles()).find(({ brand }) => brand.id === 'example-sms');
  if (!bundle) throw new Error('The made-up brand has no bundle');
  const folder = await mkdtemp(join(tmpdir(), 'help-widget-started-'));
  let started: Started | undefined = await startDemo(folder);
  try {
    await page.goto(`${started.demo}/demo/sign-in.html`);
    const draft = shippedDraft(bundle, { origin: started.demo, message: 'Nothing works since Monday.' });
    const reference = await page.evaluate(async (draft) => {
      const endpoint = document.querySelector('help-widget')?.getAttribute('endpoint');
      const response = await fetch(`${endpoint}/v1/tickets`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': draft.submissionId },
        body: JSON.stringify({ draft, seconds: 60 }),
      });
      return ((await response.json()) as { readonly reference: string }).reference;
    }, draft);
    expect(reference).toMatch(/^HW-[\dA-Z]{4}-[\dA-Z]{4}$/);

    expect(await started.stop()).toBe(0);
    started = await startDemo(folder);
    const { desk, token } = started;
    await page.goto(desk);
    await page.getByLabel('Your name').fill('Sam Example');
    await page.getByLabel('Desk token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(async () => {
      await page.goto(desk);
      await expect(page.getByRole('link', { name: reference })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await page.getByRole('link', { name: reference }).click();
    await expect(page.getByText('Nothing works since Monday.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Identity not verified' })).toBeVisible();
    await expect(page.getByText('I entered more than 3 wrong passwords')).toBeVisible();
  } finally {
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
