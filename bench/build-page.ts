import path from 'node:path';
import { build } from 'vite';

/**
 * Bundles a page's code as a careful build does: for production, minified, split where it imports dynamically.
 *
 * @param entry below `bench/`; becomes `page.js`
 * @param folder is emptied first
 * @param words written into the code in place of these names
 * @throws Error where something that is imported is not there
 */
export async function buildPage(
  entry: string,
  folder: string,
  words: Readonly<Record<string, unknown>>,
): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    base: './',
    define: {
      'process.env.NODE_ENV': '"production"',
      __SENTRY_DEBUG__: 'false',
      __SENTRY_TRACING__: 'false',
      ...Object.fromEntries(Object.entries(words).map(([name, value]) => [name, JSON.stringify(value)])),
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: { page: path.join(import.meta.dirname, entry) },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true },
      },
    },
  });
}
