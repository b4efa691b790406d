import type { ContentIndex, PinnedFile } from '../content-index.ts';
import type { Bundle } from '../bundle.ts';
import { checkBundle } from './check.ts';
import { readIndex } from './read-index.ts';

/** The most that is read of a file, in bytes as they are after unpacking. The largest bundle of ours has 20,000. */
export const INDEX_LIMIT = 65_536;
export const BUNDLE_LIMIT = 262_144;

/** How long a file may take, in milliseconds. */
const PATIENCE = 20_000;

/**
 * A bundle of content that somebody else serves: fetched without cookies and without a word of the page, bounded in time
 * and size, checked from end to end, and taken from nowhere but the index's own folder.
 *
 * @param folder the address of the folder with the index, `index.json`
 * @param base what a relative address is relative to
 * @param choose picks the file of what the index offers
 * @throws Error with a `reason`: `load` where a file does not arrive, `integrity` where it is not what the index says,
 *   `content` where it is not fit to be shown; its message names the file, the place in it and what to do
 */
export async function takeBundle(
  folder: string,
  base: string,
  choose: (index: ContentIndex) => PinnedFile,
): Promise<Bundle> {
  const address = folder.replace(/\/?$/, '/index.json');
  const index = URL.canParse(address, base) ? new URL(address, base).href : '';
  if (!/^https?:/.test(index)) fail('load', `content="${folder}"`, 'is no web address');
  const offered = await taken(index, INDEX_LIMIT, readIndex);
  const [file, integrity] = choose(offered);
  return taken(new URL(file, index).href, BUNDLE_LIMIT, checkBundle, integrity);
}

async function taken<T>(
  address: string,
  limit: number,
  read: (value: unknown, path: string) => T,
  integrity = '',
): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE);
  const get = (hash: string): Promise<Response> =>
    fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', integrity: hash, redirect: 'error', signal });
  const response = await get(integrity).catch(async () => {
    const other = integrity && (await isOther(get, integrity, limit).catch(() => false));
    return fail(
      other ? 'integrity' : 'load',
      address,
      other ? 'is not the file that its index names' : 'did not arrive',
    );
  });
  if (!response.ok) fail('load', address, `did not arrive (${response.status})`);
  const text = await upTo(limit, response).catch(() => fail('load', address, 'broke off'));
  if (text === undefined) fail('content', address, `is larger than ${limit} bytes`);
  try {
    return read(JSON.parse(text), '');
  } catch (error) {
    return fail(
      'content',
      address,
      error instanceof SyntaxError ? 'is no JSON' : `is refused: ${(error as Error).message}`,
    );
  }
}

/**
 * Whether a file that was refused is another than pinned. Browsers do not tell that from one that did not arrive: it is
 * asked for again, with its hash and without, and read to the end.
 */
async function isOther(get: (hash: string) => Promise<Response>, integrity: string, limit: number): Promise<boolean> {
  const refused = await get(integrity).then(
    () => false,
    () => true,
  );
  if (!refused) return false;
  const response = await get('');
  await upTo(limit, response);
  return response.ok;
}

/** The text, or nothing where it is longer. */
async function upTo(limit: number, { body }: Response): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return text + decoder.decode();
    size += value.length;
    if (size > limit) return void reader?.cancel().catch(() => {});
    text += decoder.decode(value, { stream: true });
  }
}

const ADVICE = {
  load: 'See that it is there, and sent with Access-Control-Allow-Origin',
  integrity: 'Serve the index and its bundles as they were compiled together',
  content: 'Compile it with this version, and mend what content:check finds',
};

function fail(reason: keyof typeof ADVICE, address: string, what: string): never {
  throw Object.assign(new Error(`${address} ${what}. ${ADVICE[reason]}.`), { reason });
}
