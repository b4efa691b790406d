import { expect, test } from '../../support/host.ts';
import { tellFigure } from '../../support/figure.ts';
import { clobbering, namesToClobber } from '../../support/hostile/clobbering.ts';
import { cleanBody, sendTicket } from '../../support/hostile/journey.ts';
import { forbid, STORAGES } from '../../support/hostile/storage.ts';
import { translatePage } from '../../support/hostile/translator.ts';

test.describe('a ticket is sent, byte for byte as from a clean page, where', () => {
  for (const names of [...STORAGES.map((name) => [name]), STORAGES]) {
    test(`${names.length > 1 ? 'every storage throws' : `${names[0]} throws`}`, async ({ host, page }) => {
      const clean = await cleanBody(host);
      await page.addInitScript(forbid, names);
      expect(await sendTicket(host)).toBe(clean);
    });
  }

  for (const inShadow of [false, true]) {
    test(`a translator puts every text into an element${inShadow ? ', in shadow roots too' : ''}`, async ({
      host,
      page,
    }) => {
      const clean = await cleanBody(host);
      await page.addInitScript(translatePage, inShadow);
      expect(await sendTicket(host)).toBe(clean);
      const wrapped = await page.evaluate(() => (window as unknown as { readonly wrapped: number }).wrapped);
      tellFigure(`${wrapped} texts were put into elements`);
      expect(wrapped).toBeGreaterThan(inShadow ? 60 : 4);
    });
  }

  for (const mode of ['launcher', 'attached']) {
    test(`elements have the name of everything that is read, in mode ${mode}`, async ({ host, page }) => {
      const clean = await cleanBody(host);
      const names = await namesToClobber(page);
      tellFigure(`${names.length} names are taken: ${names.join(' ')}`);
      expect(names).toEqual(
        expect.arrayContaining(['createElement', 'body', 'activeElement', 'querySelector', 'head']),
      );
      const attributes = mode === 'attached' ? 'mode="attached" trigger="trouble"' : '';
      const before = `<button id="trouble">Trouble?</button>${clobbering(names)}`;
      const opener = mode === 'attached' ? '#trouble' : undefined;
      expect(await sendTicket(host, { attributes, before }, opener)).toBe(clean);
      expect(await page.evaluate(() => String(document.querySelector))).toContain('HTML');
    });
  }
});
