import { defineConfig } from '@playwright/test';
import { chromiumArgs, requireChromium } from './scripts/chromium.mjs';

const figures = process.env['JOURNEY_FIGURES'];

/** Journeys drive the built files in a real browser. Each starts the sites it needs (`test/support/site.ts`). */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 30_000,
  reporter: [
    [process.env['CI'] ? 'dot' : 'line'],
    ...(figures ? [['json', { outputFile: figures }] as ['json', object]] : []),
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: requireChromium(), args: chromiumArgs() },
    // A trace costs time and space; what failed is seen in the picture.
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
