import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';

/** What is still on its way after so long is not counted. Milliseconds. */
const PATIENCE = 2_000;

/**
 * Counts what a page receives from now on, its own document left out.
 *
 * @returns asks for the bytes as they came over the wire, headers included and compressed as they were, once nothing
 *   more is on its way
 */
export async function countBytes(session: CDPSession): Promise<() => Promise<number>> {
  const underWay = new Set<string>();
  let bytes = 0;
  let atRest = (): void => {};
  const end = (requestId: string, received: number): void => {
    if (underWay.delete(requestId)) bytes += received;
    if (underWay.size === 0) atRest();
  };
  session.on('Network.requestWillBeSent', ({ requestId, type, request: { url } }) => {
    if (type !== 'Document' && url.startsWith('http')) underWay.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => end(requestId, encodedDataLength));
  session.on('Network.loadingFailed', ({ requestId }) => end(requestId, 0));
  await session.send('Network.enable');
  return async () => {
    const rest = new Promise<void>((done) => (atRest = done));
    const patience = new AbortController();
    if (underWay.size > 0) {
      await Promise.race([rest, sleep(PATIENCE, undefined, { signal: patience.signal }).catch(() => {})]);
    }
    patience.abort();
    return bytes;
  };
}
