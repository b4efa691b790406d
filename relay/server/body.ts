import type { IncomingMessage } from 'node:http';

/** Why a body was not read to its end. */
export type Unread = 'too-large' | 'slow' | 'gone';

/**
 * Reads a request's body and stops as soon as it is too large, whatever its `Content-Length` says, or takes too long. What
 * is left of it is for the server to drop.
 *
 * @param limit in bytes
 * @param patience for the whole body, in milliseconds
 */
export function readBody(incoming: IncomingMessage, limit: number, patience: number): Promise<Buffer | Unread> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Buffer | Unread): void => {
      clearTimeout(timer);
      incoming.off('data', take).off('end', end).off('error', gone).off('close', gone);
      // An error after this is nobody's concern, but without a listener it would end the process.
      incoming.on('error', () => {});
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) settle('too-large');
      else chunks.push(chunk);
    };
    const end = (): void => settle(Buffer.concat(chunks));
    const gone = (): void => settle('gone');
    const timer = setTimeout(settle, patience, 'slow');
    if (Number(incoming.headers['content-length']) > limit) {
      settle('too-large');
      return;
    }
    incoming.on('data', take).on('end', end).on('error', gone).on('close', gone);
  });
}
