import path from 'node:path';
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { placing } from './demo/hosts/placing.ts';
import {
  developmentScript,
  FILES,
  firstWords,
  PARTS,
  relayKnows,
  virtualModules,
} from './scripts/build/script-plugin.ts';
import { demoEndpoint } from './scripts/start/demo-endpoint.ts';
import { bundleName, contentIndex } from './src/compile/bundle-files.ts';
import { compile } from './src/compile/compile.ts';
import { readContent } from './src/compile/read-content.ts';
import { contentPlugin } from './src/compile/vite-plugin.ts';

const content = path.join(import.meta.dirname, 'content');
const outcome = async () => compile(await readContent(content));
const compiled = async () => (await outcome()).bundles;

/** The demo's pages, as they are listed at the start. */
const PAGES = {
  'all pages': '/',
  'sign-in page': '/demo/sign-in.html',
  'password reset': '/demo/forgot-password.html',
  'help centre': '/demo/help-centre.html',
  'another site': '/demo/other-site.html',
  gallery: '/demo/gallery.html',
};

/** The demo is the start page; its help desk answers from a service worker at the root. */
const demo: Plugin = {
  name: 'help-widget-demo',
  configureServer(server) {
    const print = server.printUrls.bind(server);
    server.printUrls = () => {
      const origin = server.resolvedUrls?.local[0];
      if (!origin) return print();
      const lines = Object.entries(PAGES).map(([name, page]) => `  ${name.padEnd(16)}${new URL(page, origin).href}`);
      server.config.logger.info(`\n  The demo of the help widget:\n\n${lines.join('\n')}\n`);
    };
    server.middlewares.use((request, _response, next) => {
      if (request.url === '/') request.url = '/demo/index.html';
      if (request.url === '/mockServiceWorker.js') request.url = '/node_modules/msw/lib/mockServiceWorker.js';
      next();
    });
  },
};

/** What the apps on the host pages have from npm comes from the sources here; `help-widget/react` is types alone. */
const installed: Plugin = {
  name: 'help-widget-demo-installed',
  enforce: 'pre',
  resolveId(id) {
    if (id === 'help-widget/define') return path.join(import.meta.dirname, 'src/package/define.ts');
    return id === 'help-widget/react' ? `\0${id}` : undefined;
  },
  load: (id) => (id === '\0help-widget/react' ? 'export {};' : undefined),
};

/** The development server. What ships is built by `scripts/build.ts`. */
export default defineConfig({
  appType: 'mpa',
  cacheDir: '.cache/vite',
  // What the relay of `npm start` keeps is nobody's to download.
  server: { host: 'localhost', fs: { deny: ['**/.data/**'] } },
  // Known from the start, so that the first visit is not interrupted by a reload.
  optimizeDeps: {
    include: [
      'lit/html.js',
      '@floating-ui/dom',
      'idb-keyval',
      'msw',
      'msw/browser',
      'react/jsx-dev-runtime',
      'react-dom/client',
      'vue',
    ],
  },
  plugins: [
    contentPlugin(content),
    developmentScript(),
    virtualModules({
      ...relayKnows(async () => (await outcome()).outboxWords),
      'virtual:help-widget': async () => ({
        version: 'development',
        files: [FILES],
        words: firstWords(await compiled()),
      }),
      'virtual:help-widget-files': async () => ({
        ...contentIndex(await compiled(), (bundle) => [`content/${bundleName(bundle)}.json`]),
        parts: Object.fromEntries(Object.entries(PARTS).map(([part, file]) => [part, [file]])),
      }),
    }),
    demo,
    demoEndpoint(process.env['HELP_WIDGET_RELAY']),
    installed,
    placing({ folder: '/', integrity: '' }),
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'help-widget' } } }),
  ],
});
