import type { Customer } from '../support/customer.ts';
import { expect, test } from '../support/host.ts';

/** What customers do before they press, and so tell that they are about to. */
const SIGNS: Readonly<Record<string, (customer: Customer) => Promise<void>>> = {
  'a pointer': ({ launcher }) => launcher.hover(),
  'the focus': ({ launcher }) => launcher.focus(),
  async 'a finger'({ launcher, page }) {
    const { x = 0, y = 0 } = (await launcher.boundingBox()) ?? {};
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 10, y: y + 10 }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  },
};

test.describe('from the press to the first question nothing is asked for, once there was', () => {
  for (const [sign, show] of Object.entries(SIGNS)) {
    test(sign, async ({ host, page }) => {
      const customer = await host.visit();
      await expect(customer.launcher).toBeVisible();
      await show(customer);
      for (const part of ['panel.', 'content/sign-in.']) {
        await expect.poll(() => host.loaded.filter((file) => file.startsWith(part))).toHaveLength(1);
      }
      await page.waitForLoadState('networkidle');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await customer.open();
      expect(requests).toEqual([]);
    });
  }
});
