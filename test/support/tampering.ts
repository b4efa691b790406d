import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { ManifestFile } from '../../scripts/build/manifest.ts';
import { readBuilt } from '../../scripts/snippet/built.ts';
import { readOptions } from '../../scripts/snippet/options.ts';
import { snippet } from '../../scripts/snippet/tags.ts';
import { builtBundle, builtBundles, builtManifest, DIST } from './built.ts';
import { Customer } from './customer.ts';
import { headersFor } from './hosting.ts';
import { repinned } from './repinned.ts';
import { startSite } from './site.ts';
import { watch } from './watch.ts';

/** The brand of the page: one that loads every part. */
const BRAND = 'example-sms';

/** A page with the tag that `npm run snippet` prints, and a server of the widget's files that somebody can write to. */
export interface Tampering {
  /** Goes to the page. Its tag pins, unless `--follow` is among the further options of `npm run snippet`. */
  visit(...options: readonly string[]): Promise<Customer>;
  /** The same, but the tag has these further attributes. */
  visitWith(attributes: string, ...options: readonly string[]): Promise<Customer>;
  /** From now on the server has this text for a file below `dist/`, or has it from the second request on, until mended. */
  replace(file: string, text: string, from?: 'second'): void;
  /** From now on this answers for a file below `dist/`; the headers that let a page of another origin read it are set. */
  answer(file: string, respond: (response: ServerResponse) => void): void;
  /** From now on the server has a build of its own, in which everything fits together. */
  rebuild(...change: Parameters<typeof repinned>): void;
  mend(): void;
  /** How often a file below `dist/` was asked for. */
  asked(file: string): number;
  /** The address of a file for a page that pins. */
  address(file: string): string;
  /** Warnings and errors in the page's console, in order. */
  readonly told: readonly string[];
  /** The canaries that ran, by file. */
  ran(): Promise<readonly string[]>;
}

/** The files that a page of the brand loads, by and by, and those that are for other brands. */
export function filesOfBrand(): { readonly own: readonly ManifestFile[]; readonly others: readonly ManifestFile[] } {
  const files = builtManifest().files.filter(({ when }) => when !== 'other');
  const own = ({ file }: ManifestFile): boolean => !file.startsWith('content/') || file.includes(`.${BRAND}.`);
  return { own: files.filter(own), others: files.filter((file) => !own(file)) };
}

export function builtText(file: string): string {
  return readFileSync(join(DIST, file), 'utf8');
}

/** The text with one bit of one byte changed: of the middle one, or the next that is ASCII. */
export function withBitChanged(text: string): string {
  const bytes = Buffer.from(text);
  const at = bytes.findIndex((byte, index) => index >= bytes.length / 2 && byte < 0x80);
  bytes[at] = (bytes[at] as number) ^ 1;
  return bytes.toString();
}

/** The code with one more line, which leaves a trace where it runs. */
export function withCanary(file: string, code: string): string {
  return `${code}\n(globalThis.canaries ??= []).push(${JSON.stringify(file)});\n`;
}

/** The files are served as docs/hosting.md says: browsers keep them for ever. */
export const test = base.extend<{ server: Tampering }>({
  server: async ({ page }, use) => {
    const { version } = builtManifest();
    const [major = ''] = version.split('.');
    const changed = new Map<string, { readonly text: string; readonly from: number }>();
    const answers = new Map<string, (response: ServerResponse) => void>();
    const asked = (file: string): number => widget.requests.filter((path) => path.endsWith(`/${file}`)).length;
    const pages: Record<string, string> = {};
    const told: string[] = [];
    await using site = await startSite({ root: {}, pages });
    await using widget = await startSite({
      root: { [`/${version}/`]: DIST, [`/${major}/`]: DIST },
      headers: (path) => headersFor(path, { major }),
      handle: ({ url = '' }, response) => {
        const file = url.replace(/^\/[^/]+\//, '');
        const change = changed.get(file);
        const text = change && asked(file) >= change.from ? change.text : undefined;
        const respond = answers.get(file) ?? (text === undefined ? undefined : () => response.end(text));
        if (!respond) return false;
        for (const [name, value] of Object.entries(headersFor(url, { major }))) response.setHeader(name, value);
        response.setHeader('Content-Type', file.endsWith('.json') ? 'application/json' : 'text/javascript');
        respond(response);
        return true;
      },
    });
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') told.push(message.text());
    });
    await watch(page);
    const visitWith: Tampering['visitWith'] = async (attributes, ...options) => {
      const { code } = snippet(
        readOptions([BRAND, '--base', widget.otherOrigin, ...options]),
        readBuilt('.'),
        builtBundles(),
      );
      const tags = `<button id="trouble">Trouble?</button>${code.replace('<help-widget', `$& ${attributes}`)}`;
      pages['/'] = `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>${tags}</html>`;
      await page.goto(site.origin);
      return new Customer(page, builtBundle(BRAND));
    };
    await use({
      visit: (...options) => visitWith('endpoint="https://relay.example.com"', ...options),
      visitWith,
      replace: (file, text, from) => void changed.set(file, { text, from: from ? 2 : 1 }),
      rebuild(change) {
        for (const [file, text] of repinned(change)) changed.set(file, { text, from: 1 });
      },
      answer: (file, respond) => void answers.set(file, respond),
      mend() {
        changed.clear();
        answers.clear();
      },
      asked,
      address: (file) => `${widget.otherOrigin}/${version}/${file}`,
      told,
      ran: () => page.evaluate(() => (globalThis as { canaries?: string[] }).canaries ?? []),
    });
  },
});
