import type { ErrorReason } from '../../components/help-widget/events.ts';
import type { warnOnce } from '../../components/help-widget/page.ts';
import { ofDocument } from '../../components/help-widget/page.ts';

/** How long a file may take, in milliseconds, before the customer is told and can try again: why it failed included. */
const PATIENCE = 2e4;

/**
 * What another try at an address ends on. Browsers may keep a failed module for the page's life (Chromium before 2026, and
 * others; whatwg/html, issue 6768): another fragment is another entry.
 */
const again: Record<string, string> = {};

/** How files are got, and warnings given. By place, for names would stand in two files. */
export type Ways = readonly [typeof importModule, typeof arrived, typeof warnOnce];

/**
 * A file's text. No cookies go along, and no address of the page. Another try does not take what the browser keeps.
 *
 * @throws what {@link arrived} alone sees
 */
async function ask(address: string, integrity = ''): Promise<string> {
  const response = await fetch(address, {
    credentials: 'omit',
    cache: again[address] && ('reload' as const),
    integrity,
    referrerPolicy: 'no-referrer',
  } as RequestInit);
  if (response.ok) return response.text();
  throw response;
}

/**
 * A module that imports nothing, fetched and held against its hash before anything of it runs: an import takes what a
 * preload has verified (measured in Chromium).
 *
 * @param integrity as in the attribute of that name
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function importModule(address: string, integrity = ''): Promise<unknown> {
  const link = ofDocument('createElement')('link');
  const href = address + (again[address] ?? '');
  const preload = async (): Promise<unknown> => {
    // A preload would take what the browser keeps.
    if (again[address]) await ask(address);
    return new Promise((onload, onerror) => {
      ofDocument('head').append(
        Object.assign(link, { rel: 'modulepreload', integrity, referrerPolicy: 'no-referrer', href, onload, onerror }),
      );
    });
  };
  try {
    await arrived(address, integrity, preload());
    return await import(/* @vite-ignore */ href);
  } finally {
    link.remove();
  }
}

/**
 * What arrives in time: unless told how it is got, the text at an address. Browsers do not tell a file that is not the one
 * that was built from one that did not arrive: it is asked for again, with its hash and without.
 *
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function arrived<T = string>(
  address: string,
  integrity?: string,
  file = ask(address, integrity) as Promise<unknown>,
): Promise<T> {
  let reason: ErrorReason = 'load';
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return (await Promise.race([
      file.catch(async (error) => {
        await ask(address, integrity).catch(() => ask(address).then(() => (reason = 'integrity')));
        throw error;
      }),
      new Promise((_, reject) => (timer = setTimeout(reject, PATIENCE))),
    ])) as T;
  } catch {
    again[address] = (again[address] ?? '#') + 1;
    throw Object.assign(new Error(`${reason}: ${address}`), { reason });
  } finally {
    clearTimeout(timer);
  }
}
