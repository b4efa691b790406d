import { expect } from '@playwright/test';
import { builtManifest } from '../support/built.ts';
import type { Customer } from '../support/customer.ts';
import type { Tampering } from '../support/tampering.ts';
import { builtText, filesOfBrand, test, withBitChanged, withCanary } from '../support/tampering.ts';
import { seen } from '../support/watch.ts';

const { own, others } = filesOfBrand();
const LINK = 'https://evil.example/reset';

/** What somebody may have done to a file: [what, the file as it is then]. The second kind still is a valid file. */
function tamperings(file: string): readonly (readonly [what: string, text: string])[] {
  const text = builtText(file);
  return [
    ['one bit changed', withBitChanged(text)],
    file.endsWith('.js')
      ? ['a line of code added', withCanary(file, text)]
      : ['a link changed', text.replace(/https:\/\/[^"]+\/articles?\/[^"]+/, LINK)],
  ];
}

function named(file: string): string {
  return file.replace(/\.[\w-]{8}\.(?=js|json)/, '.');
}

/** The file is named, nothing of it ran, and no error reached the host. */
async function expectRefused(server: Tampering, { page }: Customer, file: string): Promise<void> {
  expect(server.told.filter((line) => line.includes(file))).not.toEqual([]);
  expect(await server.ran()).toEqual([]);
  const { errors, events } = await seen(page);
  expect(errors).toEqual([]);
  expect(events.filter(({ type }) => type === 'help-error')).toEqual([{ type: 'help-error', reason: 'integrity' }]);
  expect(server.told.filter((line) => line.startsWith('help-widget: '))).toEqual([
    `help-widget: Error: integrity: ${server.address(file)}`,
  ]);
}

test('the cases are all there are', () => {
  expect([...new Set(own.map(({ when }) => when))].toSorted()).toEqual(['open', 'place', 'start', 'ticket']);
  for (const { file } of own) {
    for (const [what, text] of tamperings(file)) expect(text, `${file}: ${what}`).not.toBe(builtText(file));
  }
});

for (const { file, when } of own) {
  for (const [what, text] of tamperings(file)) {
    const title = `${named(file)} with ${what}`;

    if (when === 'start') {
      test(`${title}: the script does not run, the links stand, and the browser says why`, async ({ server, page }) => {
        server.replace(file, text);
        const customer = await server.visit();
        await expect.poll(() => server.told.join('\n')).toContain(file);
        expect(server.told.join('\n')).toMatch(/'integrity'.*blocked/s);
        await expect(page.locator('help-widget a').first()).toBeVisible();
        await expect(customer.launcher).toHaveCount(0);
        expect(await page.evaluate(() => [typeof helpWidget, customElements.get('help-widget')])).toEqual([
          'undefined',
          undefined,
        ]);
        expect(await server.ran()).toEqual([]);
      });
    }

    if (when === 'open') {
      test(`${title}: nothing of it is used, the links stand, it is told, and mended it helps`, async ({
        server,
        page,
      }) => {
        server.replace(file, text);
        const customer = await server.visit();
        await customer.launcher.click();
        await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
        await expectRefused(server, customer, file);
        await expect(page.locator('help-widget a').first()).toBeVisible();
        await expect(customer.widget).not.toHaveAttribute('open');
        await expect(customer.panel).toHaveCount(0);
        const panel = await page.evaluate(() => customElements.get('help-panel') === undefined);
        // The panel's own file may have come before the bundle was refused.
        if (!file.startsWith('content/')) expect(panel).toBe(true);
        await expect(page.locator(`[href="${LINK}"]`)).toHaveCount(0);
        server.mend();
        await customer.open();
      });
    }

    if (when === 'open') {
      test(`${title}, inline: it is told before anybody acts, the links stand, and mended it helps`, async ({
        server,
        page,
      }) => {
        server.replace(file, text);
        const customer = await server.visit('--mode', 'inline');
        await expect.poll(async () => (await seen(page)).events).not.toEqual([]);
        await expectRefused(server, customer, file);
        await expect(page.locator('help-widget a').first()).toBeVisible();
        await expect(customer.launcher).toHaveText(customer.bundle.words.launcher);
        await expect(customer.panel).toHaveCount(0);
        await expect(page.locator(`[href="${LINK}"]`)).toHaveCount(0);
        server.mend();
        await customer.open();
      });
    }

    if (when === 'place') {
      test(`${title}: nothing of it is used, and the panel opens in the corner`, async ({ server, page }) => {
        server.replace(file, text);
        const customer = await server.visit('--mode', 'attached');
        await page.locator('#trouble').click();
        await customer.expectStep('what-happens');
        await expectRefused(server, customer, file);
        const box = await customer.dialog.boundingBox();
        const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
        expect(width - (box?.x ?? 0) - (box?.width ?? 0)).toBeLessThan(40);
        expect(height - (box?.y ?? 0) - (box?.height ?? 0)).toBeLessThan(40);
      });
    }

    if (/^(direct|relay)\./.test(file)) {
      test(`${title}: nothing of it is used, and the ticket is there with the other ways`, async ({ server }) => {
        server.replace(file, text);
        const customer = await server.visit();
        await customer.open();
        await customer.panel.getByRole('button', { name: customer.bundle.words['talk-to-a-person'] }).click();
        customer.follow('talk-to-a-person');
        await customer.expectStep('something-else');
        await expectRefused(server, customer, file);
      });
    } else if (when === 'ticket') {
      test(`${title}: nothing of it is used, the panel says so, and mended it helps`, async ({ server }) => {
        server.replace(file, text);
        const customer = await server.visit();
        await customer.open();
        await customer.panel.getByRole('button', { name: customer.bundle.words['talk-to-a-person'] }).click();
        customer.follow('talk-to-a-person');
        await expect(customer.panel.getByText(customer.bundle.words['load-failed'])).toBeVisible();
        await expectRefused(server, customer, file);
        await expect(customer.panel.locator('help-ticket')).toHaveCount(0);
        server.mend();
        await customer.panel.getByRole('button', { name: customer.bundle.words['try-again'] }).click();
        await customer.expectStep('something-else');
      });
    }
  }
}

const checker = builtManifest().files.find(({ file }) => file.startsWith('foreign.'))?.file ?? '';

for (const [what, text] of tamperings(checker)) {
  test(`what checks content of elsewhere, with ${what}: nothing of it is used, and the links stand`, async ({
    server,
    page,
  }) => {
    const elsewhere = `content="${server.address('content')}"`;
    server.replace(checker, text);
    const customer = await server.visitWith(elsewhere);
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
    await expectRefused(server, customer, checker);
    await expect(page.locator('help-widget a').first()).toBeVisible();
    await expect(customer.panel).toHaveCount(0);
    expect(server.asked('content/index.json'), 'nothing unchecked is asked for').toBe(0);
    server.mend();
    await customer.open();
    expect(server.asked('content/index.json')).toBe(1);
  });
}

test('the bundles of other brands are not asked for, and may be what they are', async ({ server }) => {
  for (const { file } of others) server.replace(file, withBitChanged(builtText(file)));
  const customer = await server.visit();
  await customer.open();
  expect(others.length).toBeGreaterThan(1);
  for (const { file } of others) expect(server.asked(file)).toBe(0);
});

test.describe('what has been verified', () => {
  for (const { file } of own.filter(({ when }) => when !== 'start')) {
    test(`${named(file)} is asked for once: what the server would send later is not run`, async ({ server, page }) => {
      const canary = file.endsWith('.js') ? withCanary(file, builtText(file)) : '{}';
      server.replace(file, canary, 'second');
      const customer = await server.visit('--mode', 'attached');
      await page.locator('#trouble').click();
      await customer.expectStep('what-happens');
      await customer.talkToAPerson();
      expect(server.asked(file)).toBe(1);
      expect(await server.ran()).toEqual([]);
      expect((await seen(page)).events.filter(({ type }) => type === 'help-error')).toEqual([]);
    });
  }
});

test('what was verified at a second try is not fetched again by what builds on it', async ({ server, page }) => {
  const panel = own.find(({ file }) => file.startsWith('panel.'))?.file ?? '';
  server.replace(panel, withBitChanged(builtText(panel)));
  const customer = await server.visit();
  await customer.launcher.click();
  await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
  server.mend();
  await customer.open();
  server.replace(panel, withCanary(panel, builtText(panel)));
  const asked = server.asked(panel);
  await customer.talkToAPerson();
  await expect(customer.field('message')).toBeVisible();
  expect(server.asked(panel)).toBe(asked);
  expect(await server.ran()).toEqual([]);
  expect((await seen(page)).errors).toEqual([]);
});

test.describe('the controls', () => {
  test('canaries run in a build that has them, in every file', async ({ server, page }) => {
    server.rebuild((file, text) => (file.endsWith('.js') ? withCanary(file, text) : undefined));
    const customer = await server.visit('--mode', 'attached', '--follow');
    await page.locator('#trouble').click();
    await customer.expectStep('what-happens');
    await customer.talkToAPerson();
    const scripts = own.map(({ file }) => file).filter((file) => file.endsWith('.js'));
    expect([...(await server.ran())].toSorted()).toEqual(scripts.toSorted());
  });

  test('a changed link shows in a build that has it', async ({ server, page }) => {
    const bundle = own.find(({ file }) => file.startsWith('content/'))?.file ?? '';
    const [, [, text = ''] = []] = tamperings(bundle);
    server.rebuild((file) => (file === bundle ? text : undefined));
    const customer = await server.visit('--follow');
    await customer.open();
    await customer.answers(['forgot-password']);
    await expect(page.locator(`[href="${LINK}"]`)).toHaveCount(1);
  });
});
