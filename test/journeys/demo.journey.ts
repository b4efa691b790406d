import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import type { DemoServer } from '../support/demo-server.ts';
import { startDemoServer } from '../support/demo-server.ts';
import { SAYS } from '../support/outbox/relay-host.ts';

/** One server for all of these: two would prepare the same packages at once. */
test.describe.configure({ mode: 'default' });

let server: DemoServer;
/** The demo's origin, as `npm start` serves it. */
let demo = '';
test.beforeAll(async () => {
  server = await startDemoServer('demo');
  demo = server.origin;
});
test.afterAll(() => server.close());

test.describe('in the gallery axe finds nothing', () => {
  test.setTimeout(90_000);
  const looks = [
    'brand=example-sms&theme=light',
    'brand=example-sms&theme=dark',
    'brand=example-sms&theme=light&words=right-to-left',
    'brand=messagemedia&theme=dark&words=long',
  ];
  for (const look of looks) {
    test(look, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openGallery(page, look);
      // The same region stands here many times over, once in each state.
      const { violations, passes } = await new AxeBuilder({ page }).disableRules(['landmark-unique']).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`),
      );
      expect(found).toEqual([]);
      // A target inside a shadow root is the path of hosts that leads there.
      const inside = passes.flatMap(({ nodes }) => nodes).filter(({ target }) => Array.isArray(target[0]));
      expect(inside.length, 'axe looked into the shadow roots').toBeGreaterThan(2_000);
    });
  }
});

/** What has to stand on each page before it is looked at. The modes inline and attached show the page's own links. */
const LAUNCHER = 'help-widget [part=launcher]';
const PAGES: Readonly<Record<string, string>> = {
  index: 'h1',
  'sign-in': 'help-widget:defined',
  'forgot-password': 'help-widget:defined',
  'help-centre': 'help-widget:defined',
  'other-site': LAUNCHER,
  'example-help': 'h1',
  'example-request': 'h1',
};
const HOST_PAGES: Readonly<Record<string, string>> = {
  'plain-html': LAUNCHER,
  'zendesk-guide': LAUNCHER,
  'google-tag-manager': LAUNCHER,
  wordpress: 'help-widget:defined',
  react: LAUNCHER,
  vue: LAUNCHER,
};

test('on the other pages axe finds nothing', async ({ page }) => {
  test.setTimeout(90_000);
  for (const [name, widget] of Object.entries(PAGES)) await expectAccessible(page, name, widget);
});

test('on the host pages axe finds nothing', async ({ page }) => {
  test.setTimeout(90_000);
  for (const [name, widget] of Object.entries(HOST_PAGES)) await expectAccessible(page, `hosts/${name}`, widget);
});

/** Once all of it stands: what the page's own script or app puts there, the notes, and of the widget this. */
async function expectAccessible(page: Page, name: string, widget: string): Promise<void> {
  await page.goto(`${demo}/demo/${name}.html`);
  // The development server makes each file when it is first asked for.
  const standing = { timeout: 30_000 };
  await expect(page.locator('h1')).toBeVisible(standing);
  for (const notes of await page.locator('.beside').all()) await expect(notes).not.toBeEmpty(standing);
  await expect(page.locator(widget)).toBeAttached(standing);
  await expectNoViolations(page, name, 0);
}

test('the gallery shows every step of the bundle, and every state without an error', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await openGallery(page, 'brand=tpg-messaging&theme=light');
  const bundle = await page.evaluate(async () => {
    const index = await (await fetch('/content/index.json')).json();
    return (await fetch(`/content/${index.brands['tpg-messaging']['sign-in'].en[0]}`)).json();
  });
  const names = await page.locator('article > h3').allTextContents();
  expect(names).toEqual(expect.arrayContaining(Object.keys(bundle.steps)));
  expect(names.length).toBeGreaterThan(Object.keys(bundle.steps).length + 30);
  for (const stand of await page.locator('article .stand').all()) {
    expect((await stand.boundingBox())?.height, 'a card has content').toBeGreaterThan(60);
  }
  for (const key of ['saved-title', 'unsaved-title', 'added-title'] as const) {
    await expect(page.locator('help-ticket h2', { hasText: SAYS[key] ?? '-' }), key).not.toHaveCount(0);
  }
  await expect(page.locator('help-ticket [part=send]', { hasText: SAYS['one-moment'] ?? '-' })).toHaveCount(1);
  expect(errors).toEqual([]);
});

/** Nothing in a card is inert any more when its state is reached. */
async function openGallery(page: Page, look: string): Promise<void> {
  await page.goto(`${demo}/demo/gallery.html?${look}`);
  await expect(page.locator('help-ticket .errors').first()).toBeVisible();
  await expect(page.locator('.stand')).not.toHaveCount(0);
  await expect(page.locator('.stand[inert]')).toHaveCount(0);
}

test.describe('on the demo’s sign-in page', () => {
  test('a ticket arrives beside the page as it was sent', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${demo}/demo/sign-in.html`, { waitUntil: 'networkidle' });
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

    await expect(page.getByRole('heading', { name: 'Tickets as they arrived' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'the help desk' })).toHaveCount(0);
    const ticket = page.getByRole('article').filter({ hasText: 'Please unlock my user' });
    await expect(ticket).toContainText('ada@example.com');
    await expect(ticket).toContainText('I entered more than 3 wrong passwords');
    await ticket.getByRole('button', { name: 'Press the link in the email' }).click();
    await expect(ticket).toContainText('open');
  });

  test('links to the made-up brand open pages of the demo', async ({ page, context }) => {
    await page.goto(`${demo}/demo/sign-in.html`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Trouble signing in?' }).click();
    await page.getByRole('button', { name: "I don't remember my password" }).click();
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: /^Reset a password/ }).click();
    await expect((await opened).getByRole('heading', { name: 'Reset a password' })).toBeVisible();
  });
});
