import { expect, test } from '@playwright/test';
import { tellFigure } from '../../support/figure.ts';
import { killBrowsers } from '../../support/outbox/browser-kills.ts';
import { failuresOf, printed } from '../../support/relay/chaos/report.ts';
import { freshSeed } from '../../support/relay/chaos/seed.ts';

test('a browser killed between Send and receipt: one ticket, or never told that it was received', async () => {
  test.setTimeout(180_000);
  const report = await killBrowsers({ kills: 10, seed: freshSeed() });
  tellFigure(printed(report));
  expect(failuresOf(report)).toEqual([]);
});
