import type { ErrorReason } from '../../components/help-widget/events.ts';
import type { warnOnce } from '../../components/help-widget/page.ts';
import { ofDocument } from '../../components/help-widget/page.ts';

/** How long a file may take, in milliseconds, before the customer is told and can try again. */
const PATIENCE = 2e4;

/**
 * What another try at an address ends on. Browsers may keep a failed module for the page's life (Chromium before 2026, and
 * others; whatwg/html, issue 6768): another fragment is another entry.
 */
const again: Record<string, string> = {};

/** How files are got, and warnings given. By place, for names would stand in two files. */
export type Ways = readonly [typeof importModule, typeof arrived, typeof ask, typeof warnOnce];

/** A file. No cookies go along, and no address of the page. Another try does not take what the browser keeps. */
export async function ask(address: string, integrity = ''): Promise<Response> {
  return fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    integrity,
    cache: again[address] && ('reload' as const),
  } as RequestInit);
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
      const attributes = { rel: 'modulepreload', integrity, referrerPolicy: 'no-referrer', href, onload, onerror };
      ofDocument('head').append(Object.assign(link, attributes));
    });
  };
  try {
    await arrived(preload(), address);
    return await import(/* @vite-ignore */ href);
  } finally {
    link.remove();
  }
}

/**
 * What arrives in time. Browsers do not tell a file that is not the one that was built from one that did not arrive: it
 * is asked for again.
 *
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function arrived<T>(file: Promise<T>, address: string): Promise<T> {
  try {
    return await inTime(file);
  } catch {
    const answer = await inTime(ask(address)).catch(() => {});
    const reason: ErrorReason = answer?.ok ? 'integrity' : 'load';
    again[address] = (again[address] ?? '#') + 1;
    throw Object.assign(new Error(`${reason}: ${address}`), { reason });
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(reject, PATIENCE)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
