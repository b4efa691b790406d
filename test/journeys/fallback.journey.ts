import { builtManifest } from '../support/built.ts';
import { expect, test } from '../support/host.ts';
import { seen } from '../support/watch.ts';

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('the links in the tag work', async ({ host, page }) => {
    await page.goto(host.put());
    await page.locator('#fallback').click();
    await expect(page).toHaveURL(/elsewhere/);
  });

  for (const mode of ['launcher', 'inline', 'attached']) {
    test(`the links can be seen in mode ${mode}`, async ({ host, page }) => {
      await page.goto(host.put({ attributes: `mode="${mode}"` }));
      await expect(page.locator('#fallback')).toBeVisible();
    });
  }
});

test('the links work before the script arrives', async ({ host, page }) => {
  const release = host.hold('help-widget.js');
  await page.goto(host.put(), { waitUntil: 'commit' });
  await page.locator('#fallback').click();
  await expect(page).toHaveURL(/elsewhere/);
  release();
});

test('the links work where the script is not there', async ({ host, page }) => {
  host.lose('help-widget.js');
  await page.goto(host.put());
  await page.locator('#fallback').click();
  await expect(page).toHaveURL(/elsewhere/);
});

test('the launcher says that it loads', async ({ host }) => {
  const customer = await host.visit();
  const release = host.hold('/content/');
  await customer.launcher.click();
  await expect(customer.launcher).toHaveText(customer.bundle.words.loading);
  release();
  await customer.expectStep('what-happens');
});

const needed = builtManifest().files.filter(
  ({ file, when }) => when === 'open' && !/content\/.*(?:tpg|example)/.test(file),
);

for (const { file } of needed) {
  test(`where ${file.replace(/\.[\w-]{8}\./, '.')} does not arrive, it is told, the links stand, and a second press helps`, async ({
    host,
    page,
  }) => {
    const customer = await host.visit();
    host.lose(file);
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
    await expect(page.locator('#fallback')).toBeVisible();
    await expect(customer.widget).not.toHaveAttribute('open');
    const { events, errors } = await seen(page);
    expect(events).toEqual([{ type: 'help-error', reason: 'load' }]);
    expect(errors).toEqual([]);
    host.mend();
    await customer.open();
  });
}

test('where the ticket’s part does not arrive, the panel says so, and a second press helps', async ({ host, page }) => {
  const customer = await host.visit();
  host.lose('/ticket.');
  await customer.open();
  await customer.panel.getByRole('button', { name: customer.bundle.words['talk-to-a-person'] }).click();
  customer.follow('talk-to-a-person');
  await expect(customer.panel.getByText(customer.bundle.words['load-failed'])).toBeVisible();
  expect((await seen(page)).events.at(-1)).toEqual({ type: 'help-error', reason: 'load' });
  host.mend();
  await customer.panel.getByRole('button', { name: customer.bundle.words['try-again'] }).click();
  await customer.expectStep('something-else');
  await customer.expectFocusOnHeading('Write to a person');
});

test('a page of another topic, brand or language than we have gets the nearest', async ({ host, page }) => {
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  const customer = await host.visit({ tag: '<help-widget brand="nobody" topic="nothing" lang="xx"></help-widget>' });
  await customer.open();
  expect(warnings).toHaveLength(2);
});
