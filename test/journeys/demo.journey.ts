import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { ViteDevServer } from 'vite';
import { createServer } from 'vite';

/** The demo as `npm start` serves it, once for every worker. */
const test = base.extend<object, { demo: string }>({
  demo: [
    async ({}, use) => {
      const server: ViteDevServer = await createServer({
        configFile: 'vite.config.ts',
        logLevel: 'error',
        server: { port: 0, hmr: false, watch: null },
      });
      await server.listen();
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Each card of the gallery is shown when nothing in it is inert any more. */
async function openGallery(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('article .root').first()).toBeVisible();
  await expect(page.locator('[inert]')).toHaveCount(0);
  await expect(page.locator('help-form .errors').first()).toBeVisible();
}

/** What axe finds, and how many nodes it looked at inside open shadow roots. */
async function violations(page: Page): Promise<{ readonly found: readonly string[]; readonly inside: number }> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
  const targets = passes.flatMap(({ nodes }) => nodes.map(({ target }) => target));
  // A target inside a shadow root is the path of hosts that leads there.
  return { found, inside: targets.filter((target) => Array.isArray(target[0])).length };
}

test.describe('axe finds nothing', () => {
  test.setTimeout(90_000);
  const galleries = ['theme=light', 'theme=dark', 'words=right-to-left&theme=light', 'words=long&theme=dark'];
  for (const brand of ['example-sms', 'messagemedia']) {
    for (const looks of brand === 'example-sms' ? galleries : galleries.slice(0, 1)) {
      test(`in the gallery: ${brand}, ${looks}`, async ({ page, demo }) => {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: looks.endsWith('dark') ? 'dark' : 'light' });
        await openGallery(page, `${demo}demo/gallery.html?brand=${brand}&${looks}`);
        const { found, inside } = await violations(page);
        expect(found).toEqual([]);
        expect(inside, 'axe looked into the shadow roots').toBeGreaterThan(2_000);
      });
    }
  }

  for (const name of [
    'index',
    'sign-in',
    'forgot-password',
    'help-centre',
    'other-site',
    'example-help',
    'example-request',
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`on the page ${name}, ${colorScheme}`, async ({ page, demo }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${demo}demo/${name}.html`, { waitUntil: 'networkidle' });
        expect((await violations(page)).found).toEqual([]);
      });
    }
  }
});

test.describe('on the demo’s sign-in page', () => {
  test('a ticket arrives beside the page as it was sent', async ({ page, demo }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${demo}demo/sign-in.html`, { waitUntil: 'networkidle' });
    await page.getByLabel('Username or email').fill('ada.example');
    for (let time = 0; time < 4; time += 1) {
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.getByRole('link', { name: 'Trouble signing in?' }).click();
    await page.getByRole('button', { name: 'I entered more than 3 wrong passwords' }).click();
    await page.getByLabel('Email address').fill('ada@example.com');
    await expect(page.getByLabel('Username or email you sign in with')).toHaveValue('ada.example');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'One more step: confirm by email' })).toBeVisible();

    const ticket = page.getByRole('article').filter({ hasText: 'Please unlock my user' });
    await expect(ticket).toContainText('ada@example.com');
    await expect(ticket).toContainText('I entered more than 3 wrong passwords');
    await ticket.getByRole('button', { name: 'Press the link in the email' }).click();
    await expect(ticket).toContainText('open');
  });

  test('links to the made-up brand open pages of the demo', async ({ page, context, demo }) => {
    await page.goto(`${demo}demo/sign-in.html`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Trouble signing in?' }).click();
    await page.getByRole('button', { name: "I don't remember my password" }).click();
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: /^Reset a password/ }).click();
    await expect((await opened).getByRole('heading', { name: 'Reset a password' })).toBeVisible();
  });
});
