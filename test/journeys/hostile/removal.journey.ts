import { tellFigure } from '../../support/figure.ts';
import { expect, test } from '../../support/host.ts';
import { countLeftBehind } from '../../support/hostile/left-behind.ts';

const MODES: Readonly<Record<string, string>> = {
  launcher: '',
  attached: 'mode="attached" trigger="trouble"',
  inline: 'mode="inline"',
};

test.describe('remove() leaves no listener, timer, frame, observer or sheet behind', () => {
  for (const [mode, attributes] of Object.entries(MODES)) {
    for (const sent of [false, true]) {
      test(`in mode ${mode}, ${sent ? 'after a ticket was sent' : 'with the panel open'}`, async ({ host, page }) => {
        await page.addInitScript(countLeftBehind, host.files);
        const before = '<button id="trouble">Trouble?</button>';
        const customer = await host.visit({ brand: 'example-sms', attributes, before });
        if (mode === 'attached') await page.locator('#trouble').click();
        else if (mode === 'inline') await customer.widget.evaluate((widget) => widget.setAttribute('open', ''));
        else await customer.launcher.click();
        await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
        await customer.fillTicket({ message: 'Every word of it' });
        if (sent) {
          await customer.review();
          await customer.send();
          await customer.expectResult('confirm-by-email');
        }
        expect(await page.evaluate(() => window.leftBehind())).not.toEqual([]);
        await customer.widget.evaluate((widget) => widget.remove());
        await expect.poll(() => page.evaluate(() => window.leftBehind())).toEqual([]);
        tellFigure(`${mode}: ${await page.evaluate(() => window.everBegun())} begun, none left behind`);
        expect(await page.locator('#trouble').evaluate((trigger) => trigger.outerHTML)).toBe(before);
      });
    }
  }
});
