import { readFileSync } from 'node:fs';
import { expect, test } from '../../support/host.ts';
import { BUILT_INS } from '../../support/hostile/built-ins.ts';
import { cleanBody, sendTicket } from '../../support/hostile/journey.ts';

test.describe('a ticket is sent, byte for byte as from a clean page, on a page with', () => {
  for (const [what, scripts] of Object.entries(BUILT_INS)) {
    test(what, async ({ host, page }) => {
      const clean = await cleanBody(host);
      for (const script of scripts) await page.addInitScript(script);
      expect(await sendTicket(host)).toBe(clean);
    });
  }

  test('zone.js', async ({ host, page }) => {
    const clean = await cleanBody(host);
    await page.addInitScript({ content: readFileSync('node_modules/zone.js/bundles/zone.umd.js', 'utf8') });
    expect(await sendTicket(host)).toBe(clean);
    expect(await page.evaluate(() => 'Zone' in window)).toBe(true);
  });

  test('a <base href> elsewhere', async ({ host }) => {
    const clean = await cleanBody(host);
    expect(await sendTicket(host, { head: '<base href="https://elsewhere.example/folder/" target="_blank">' })).toBe(
      clean,
    );
  });
});
