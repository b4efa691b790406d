import type { ErrorReason } from '../../components/help-widget/events.ts';
import { ofDocument } from '../../components/help-widget/page.ts';

/** How long a file may take, in milliseconds, before the customer is told and can try again. */
const PATIENCE = 2e4;

/**
 * The JSON at an address. No cookies go along, and no address of the page.
 *
 * @param integrity as in the attribute of that name; without it the file is taken as it is
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export function fetchJson(address: string, integrity = ''): Promise<unknown> {
  return arrived(
    ask(address, integrity).then((response) => (response.ok ? response.json() : Promise.reject(response))),
    address,
    integrity,
  );
}

/**
 * A module, fetched and held against its hash before anything of it runs: an import takes what a preload has verified
 * (measured in Chromium). What the module imports has to have been imported so before.
 *
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function importModule(address: string, integrity = ''): Promise<unknown> {
  const link = ofDocument('createElement')('link');
  const preloaded = new Promise((onload, onerror) => {
    const attributes = { rel: 'modulepreload', integrity, referrerPolicy: 'no-referrer', href: address };
    ofDocument('head').append(Object.assign(link, attributes, { onload, onerror }));
  });
  await arrived(preloaded, address, integrity).finally(() => link.remove());
  return import(/* @vite-ignore */ address);
}

/** Browsers do not tell a file that is not the one that was built from one that did not arrive: it is asked for again. */
async function arrived<T>(file: Promise<T>, address: string, integrity: string): Promise<T> {
  try {
    return await inTime(file);
  } catch {
    const { ok } = await inTime(ask(address)).catch(() => Response.error());
    const reason: ErrorReason = ok ? (integrity ? 'integrity' : 'content') : 'load';
    throw Object.assign(new Error(`${reason}: ${address}`), { reason });
  }
}

async function ask(address: string, integrity = ''): Promise<Response> {
  return fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', integrity });
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(PATIENCE).addEventListener('abort', reject);
  });
  return Promise.race([work, late]);
}
