import path from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { developmentScript, firstWords, PARTS, scriptPlugin } from './scripts/build/script-plugin.ts';
import { compile } from './src/compile/compile.ts';
import { readContent } from './src/compile/read-content.ts';
import { contentPlugin } from './src/compile/vite-plugin.ts';

const content = path.join(import.meta.dirname, 'content');

/** The demo is the start page; its help desk answers from a service worker at the root. */
const demo: Plugin = {
  name: 'help-widget-demo',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url === '/') request.url = '/demo/index.html';
      if (request.url === '/mockServiceWorker.js') request.url = '/node_modules/msw/lib/mockServiceWorker.js';
      next();
    });
  },
};

/** The development server. What ships is built by `scripts/build.ts`. */
export default defineConfig({
  appType: 'mpa',
  server: { host: 'localhost' },
  plugins: [
    contentPlugin(content),
    developmentScript(),
    scriptPlugin(async () => ({
      parts: Object.fromEntries(Object.entries(PARTS).map(([part, file]) => [part, `/${file}`])) as typeof PARTS,
      index: '/content/index.json',
      words: firstWords(compile(await readContent(content)).bundles),
    })),
    demo,
  ],
});
