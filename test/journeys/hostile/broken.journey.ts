import { installClock } from '../../support/clock.ts';
import { expect, test } from '../../support/host.ts';
import { breakFetch, breakPromise, breakTimers, WAYS } from '../../support/hostile/broken.ts';
import { cleanBody, errorsOf, sendTicket } from '../../support/hostile/journey.ts';
import { seen } from '../../support/watch.ts';

/** Longer than anything of ours waits, in ms. */
const TOO_LONG = 21_000;

test.describe('where a page’s own fetch is broken,', () => {
  for (const way of WAYS)
    for (const goesOut of [false, true])
      test(`a ticket is not called sent: it ${way}, and the request ${goesOut ? 'goes out' : 'does not'}`, async ({
        host,
        page,
      }) => {
        await installClock(page);
        const errors = errorsOf(page);
        await page.addInitScript(breakFetch, ['POST', way, goesOut] as const);
        const customer = await host.visit({ brand: 'example-sms' });
        await customer.open();
        await customer.talkToAPerson();
        await customer.fillTicket({ message: 'Every word of it' });
        await customer.review();
        const heard = goesOut ? host.desk.heard('POST') : undefined;
        await customer.send();
        await heard;
        // Nobody can know what such a wrapper did: "It may have arrived" is true whether it did or not.
        await expect(async () => {
          await page.clock.fastForward(TOO_LONG);
          await expect(customer.sendButton).toBeHidden({ timeout: 500 });
        }).toPass();
        await customer.expectResult('unknown');
        expect(host.desk.tickets).toHaveLength(goesOut ? 1 : 0);
        expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain('Every word of it');
        expect(errors).toEqual([]);
      });

  for (const way of WAYS)
    test(`the links stand and the failure is told: it ${way}`, async ({ host, page }) => {
      await installClock(page);
      const errors = errorsOf(page);
      await page.addInitScript(breakFetch, ['*', way, false] as const);
      const customer = await host.visit({ brand: 'example-sms' });
      await customer.launcher.click();
      await expect
        .poll(async () => {
          await page.clock.fastForward(TOO_LONG);
          return customer.launcher.innerText();
        })
        .toBe(customer.bundle.words['load-failed']);
      await expect(page.locator('#fallback')).toBeVisible();
      expect((await seen(page)).events.map(({ type }) => type)).toEqual(['help-error']);
      expect(errors).toEqual([]);
    });
});

test.describe('where setTimeout is broken, a ticket is sent or the failure is told: it', () => {
  for (const way of WAYS)
    test(way, async ({ host, page }) => {
      const clean = await cleanBody(host);
      await page.addInitScript(breakTimers, way);
      if (way !== 'throws') return expect(await sendTicket(host)).toBe(clean);
      const errors = errorsOf(page);
      const customer = await host.visit({ brand: 'example-sms' });
      await customer.launcher.click();
      await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
      await expect(page.locator('#fallback')).toBeVisible();
      expect(errors).toEqual([]);
    });
});

test.describe('where Promise is broken, the links stand: it', () => {
  for (const way of WAYS)
    test(way, async ({ host, page }) => {
      await page.addInitScript(breakPromise, way);
      const errors = errorsOf(page);
      const customer = await host.visit({ brand: 'example-sms' });
      await expect(page.locator('#fallback')).toBeVisible();
      if (await customer.launcher.isVisible()) {
        await customer.launcher.click();
        await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
      }
      expect(host.desk.tickets).toEqual([]);
      expect(errors).toEqual([]);
    });
});
