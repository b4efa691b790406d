import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArgs, requireChromium } from './scripts/chromium.mjs';
import { elementFigures } from './scripts/testing/element-figures.mjs';
import { serveContent } from './scripts/testing/serve-content.ts';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Service workers may only be registered from our own origin; the mock help desk's comes from its package. */
function mockServiceWorker(context, next) {
  if (context.path === '/mockServiceWorker.js') context.url = '/node_modules/msw/lib/mockServiceWorker.js';
  return next();
}

export default {
  files: 'test/components/**/*.browser.ts',
  rootDir,
  // One page at a time: a page behind another is not painted, and then nothing comes into view and no view changes.
  concurrency: 1,
  testsFinishTimeout: 120_000,
  nodeResolve: { exportConditions: ['browser', 'development'], browser: true },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: requireChromium(), args: chromiumArgs() },
    }),
  ],
  plugins: [
    serveContent(`${rootDir}content`),
    // A fixed target: 'auto' takes a new Chromium for an old one. The tsconfig tells it how class fields are set.
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootDir}tsconfig.json` }),
  ],
  middleware: [mockServiceWorker],
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  reporters: [defaultReporter(), elementFigures(process.env['ELEMENT_FIGURES'])],
};
