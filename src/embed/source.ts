import { index, parts, words } from 'virtual:help-widget';
import type { Choice, Parts, Source } from '../../components/help-widget/source.ts';
import { warnOnce } from '../../components/help-widget/page.ts';
import type { Bundle } from '../bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../bundle/bundle.ts';
import type { ContentIndex } from '../bundle/content-index.ts';
import { chooseBundle } from '../bundle/content-index.ts';

/**
 * Panel, ticket and bundles from the folder the script came from.
 *
 * @param base the script's own address.
 */
export function sourceBeside(base: string): Source {
  const again: Partial<Record<keyof Parts, string>> = {};

  const load = async <P extends keyof Parts>(part: P): Promise<Parts[P]> => {
    try {
      return (await import(/* @vite-ignore */ new URL(parts[part] + (again[part] ?? ''), base).href)) as Parts[P];
    } catch (error) {
      // Browsers may keep a failed module for the page's life (whatwg/html, issue 6768): another fragment is another entry.
      again[part] = `#${performance.now()}`;
      throw error;
    }
  };

  const bundle = async (choice: Choice): Promise<Bundle> => {
    const address = new URL(index, choice.content ? new URL(choice.content, document.baseURI) : base);
    const file = chooseBundle(await fetchJson<ContentIndex>(address), choice, warnOnce);
    const found = await fetchJson<Partial<Bundle>>(new URL(file ?? '', address));
    if (found.format !== BUNDLE_FORMAT) throw noContent(`${file} is not of format ${BUNDLE_FORMAT}`);
    return found as Bundle;
  };

  return { words, load, bundle };
}

/** How long a file may take, in milliseconds, before the customer is told and can try again. */
const PATIENCE = 2e4;

/** No cookies go along, and no word of the page but its origin. */
async function fetchJson<T>({ href }: URL): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(href, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  const value = response.ok && ((await response.json().catch(() => undefined)) as T | undefined);
  if (!value) throw noContent(`${href} is no JSON (${response.status})`);
  return value;
}

function noContent(message: string): Error {
  return Object.assign(new Error(message), { reason: 'content' });
}
