import path from 'node:path';
import { build } from 'vite';

/** The yardstick's files as a careful build makes them: minified, split at the dynamic import. Address -> code. */
export async function buildByHand(): Promise<Readonly<Record<string, string>>> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: { launcher: path.join(import.meta.dirname, 'launcher.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true },
      },
    },
  });
  if (!('output' in result)) throw new Error('The yardstick was not built');
  return Object.fromEntries(
    result.output.flatMap((part) => (part.type === 'chunk' ? [[`/${part.fileName}`, part.code]] : [])),
  );
}
