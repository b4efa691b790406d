import type { PluginOption } from 'vite';
import { createServer } from 'vite';

/** The demo, as `npm start` serves it. */
export interface DemoServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the demo.
 *
 * @param name of what it prepares from packages, on the disk. No two that run at once may share it: where their plugins differ,
 * each begins by throwing away what the other serves.
 * @param plugins that come before the demo's own
 */
export async function startDemoServer(name: string, plugins: readonly PluginOption[] = []): Promise<DemoServer> {
  const server = await createServer({
    configFile: 'vite.config.ts',
    cacheDir: `.cache/vite-${name}`,
    logLevel: 'error',
    plugins: [...plugins],
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  return {
    origin: new URL(server.resolvedUrls?.local[0] ?? '').origin,
    close: () => server.close(),
  };
}
