import type { Page } from '@playwright/test';
import type { HostOptions } from '../../support/host.ts';
import { expect, FALLBACK, test } from '../../support/host.ts';
import type { LongTask } from '../../support/long-tasks.ts';
import { longTasks } from '../../support/long-tasks.ts';
import { kept, settled, touched, watchQuiet } from '../../support/quiet.ts';
import { seen } from '../../support/watch.ts';

const FAR = '<div style="height: 2400px"></div>';
const TRIGGER = '<a id="trouble" href="/elsewhere">Trouble signing in?</a>';

/** Ways to have the widget, each with what the page holds without it. */
const MODES: Readonly<Record<string, HostOptions & { readonly without: HostOptions }>> = {
  launcher: { without: {} },
  attached: {
    attributes: 'mode="attached" trigger="trouble"',
    before: TRIGGER,
    without: { attributes: 'mode="attached" trigger="trouble"', before: TRIGGER },
  },
  'inline, out of view': {
    attributes: 'mode="inline"',
    before: FAR,
    without: { attributes: 'mode="inline"', before: FAR },
  },
  'one script tag alone': {
    tag: FALLBACK,
    script: '<script async src="{script}" data-brand="messagemedia" crossorigin></script>',
    without: { tag: FALLBACK },
  },
};

/** Everything that stands in the page, and what it is styled by. */
function standing(page: Page): Promise<{ readonly elements: number; readonly sheets: number }> {
  return page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  }));
}

test.describe('before the customer acts', () => {
  for (const [mode, { without, ...options }] of Object.entries(MODES)) {
    test(`${mode}: 0 requests, nothing stored, one key read, 0 cookies, 0 shifts, at most 1 element`, async ({
      host,
      page,
    }) => {
      // The same page with an empty script in the place of ours.
      host.serve('/nothing.js', '');
      await page.goto(host.put({ ...without, script: '<script src="/nothing.js"></script>' }));
      const before = await standing(page);

      await watchQuiet(page);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(host.put(options, '/sign-in'));
      await expect(page.locator('help-widget:defined')).toBeAttached();
      await settled(page);
      await page.mouse.move(5, 5);
      await page.getByLabel('Password').pressSequentially('typed elsewhere');
      await settled(page);

      expect(asked).toEqual([`${host.site.origin}/sign-in`, `${host.files}/help-widget.js`]);
      expect(host.loaded).toEqual(['help-widget.js']);
      // The one thing that is read: whether a ticket waits that an earlier visit could not send.
      expect(await touched(page)).toEqual(['localStorage.helpWidget']);
      expect(await kept(page)).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      expect((await seen(page)).shifts).toEqual([]);
      const after = await standing(page);
      expect(after.elements - before.elements).toBeLessThanOrEqual(1);
      expect(after.sheets - before.sheets).toBe(0);
    });

    /** A slowed processor is slower still where others use it too: the best of some cold loads tells what is ours. */
    test(`${mode}: 0 long tasks at a fourth of the processor, in the best of at most 10 cold loads`, async ({
      host,
      browser,
    }) => {
      test.setTimeout(120_000);
      const loads: (readonly LongTask[])[] = [];
      const address = host.put(options);
      while (loads.length < 10 && loads.at(-1)?.length !== 0) {
        // A new context: nothing is cached or compiled.
        const context = await browser.newContext();
        const page = await context.newPage();
        loads.push(
          await longTasks(page, host.files, 4, async () => {
            await page.goto(address);
            await expect(page.locator('help-widget:defined')).toBeAttached();
            await settled(page);
          }),
        );
        await context.close();
      }
      expect(loads.at(-1)).toEqual([]);
    });
  }

  test('the counters count: a script from the same place that is not quiet', async ({ host, page }) => {
    await page.route(`${host.files}/loud.js`, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: `{
          localStorage.setItem('loud', '1');
          sessionStorage.getItem('loud');
          void sessionStorage.loud;
          indexedDB.open('loud');
          void caches.open('loud');
          Reflect.set(document, 'cookie', 'loud=1');
          void fetch('/elsewhere');
          document.body.prepend(document.createElement('hr'), document.createElement('hr'));
          for (let turn = 0; turn < 5e8; turn += 1);
        }`,
      }),
    );
    await watchQuiet(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(host.put());
    await expect(page.locator('help-widget:defined')).toBeAttached();
    await settled(page);
    const before = await standing(page);
    const tasks = await longTasks(page, `${host.files}/loud.js`, 1, async () => {
      await page.addScriptTag({ url: `${host.files}/loud.js` });
      await settled(page);
    });
    expect(tasks).toMatchObject([{ scripts: [`${host.files}/loud.js`] }]);
    await expect.poll(async () => (await seen(page)).shifts.length).toBeGreaterThan(0);
    expect(await touched(page)).toEqual([
      // Ours.
      'localStorage.helpWidget',
      'storage.setItem()',
      'storage.getItem()',
      'sessionStorage.loud',
      'indexedDB.open()',
      'caches.open()',
      'document.cookie=',
    ]);
    expect(await kept(page)).toEqual(['localStorage loud', 'indexedDB loud', 'caches loud']);
    expect(await page.context().cookies()).toHaveLength(1);
    expect(asked).toContain('/elsewhere');
    expect((await standing(page)).elements - before.elements).toBe(3);
  });
});
