import { createServer } from 'node:net';

/** How many ports are tried, one after another. */
const TRIES = 20;

/**
 * The first free port from `wanted` on, on this machine alone.
 *
 * @throws Error in a sentence that says what to do, where none is
 */
export async function freePort(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port += 1) if (await isFree(host, port)) return port;
  throw new Error(
    `The ports ${wanted} to ${wanted + TRIES - 1} are all taken. Stop a program that has one, then start again.`,
  );
}

/** What to tell where another port was taken than usual; nothing where it was not. */
export function portNote(what: string, wanted: number, port: number): string | undefined {
  return port === wanted ? undefined : `Another program has the port ${wanted}, so ${what} is at ${port}.`;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, host, () => server.close(() => resolve(true)));
  });
}
