import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { BrowserContext, Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { builtBundle, DIST } from './built.ts';
import { Customer } from './customer.ts';
import { repinned } from './repinned.ts';
import type { Site } from './site.ts';
import { startSite } from './site.ts';
import { watch } from './watch.ts';
import type { RunningZendesk } from './zendesk/zendesk.ts';
import { startZendesk } from './zendesk/zendesk.ts';

/** How a host page has the widget. */
export interface HostOptions {
  readonly brand?: string;
  /** The tag's attributes besides `brand`: `mode="inline" open`. */
  readonly attributes?: string;
  /** The whole tag, instead of the usual one with a fallback link in it. */
  readonly tag?: string;
  /** HTML before and after the tag. */
  readonly before?: string;
  readonly after?: string;
  readonly head?: string;
  /** Without its doctype a page is in quirks mode. */
  readonly doctype?: boolean;
  /** Sent with the page: its Content-Security-Policy, for one. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The script's tag; `{script}` stands for its address. */
  readonly script?: string;
}

/** Three origins: the host's page, the widget's files, and the help desk. */
export class Host {
  readonly page: Page;
  readonly site: Site;
  readonly widget: Site;
  readonly desk: RunningZendesk;
  /** Reports of violated policies that arrived at {@link REPORTS} of the host's site, as they came. */
  readonly reports: readonly string[];
  readonly #pages: Pages;
  readonly #answers: Answers;

  constructor(
    page: Page,
    site: Site,
    widget: Site,
    desk: RunningZendesk,
    pages: Pages,
    answers: Answers,
    reports: readonly string[],
  ) {
    this.page = page;
    this.site = site;
    this.widget = widget;
    this.desk = desk;
    this.reports = reports;
    this.#pages = pages;
    this.#answers = answers;
  }

  /** Where the widget's files are: another origin than the page's, by name and by port. */
  get files(): string {
    return this.widget.otherOrigin;
  }

  /** What was asked of the widget's origin, without queries and leading slash. */
  get loaded(): readonly string[] {
    return this.widget.requests.map((path) => path.slice(1));
  }

  /** Puts up a page with the widget; returns its address. */
  put(options: HostOptions = {}, path = '/sign-in'): string {
    this.#pages.headers[path] = options.headers ?? {};
    return this.serve(path, hostPage(`${this.files}/help-widget.js`, options));
  }

  /** Puts up a page, or a script where the path ends on `.js`, on the host's site; returns its address. */
  serve(path: string, content: string): string {
    this.#pages.content[path] = content;
    return this.site.origin + path;
  }

  /** Puts up a page with the widget and goes there. */
  async visit(options: HostOptions = {}): Promise<Customer> {
    await this.page.goto(this.put(options));
    return this.customer(options.brand);
  }

  customer(brand = 'messagemedia', page = this.page): Customer {
    return new Customer(page, builtBundle(brand));
  }

  /** From now on files whose path has this in it are not there, until {@link mend}. */
  lose(part: string): void {
    this.#answers.lost.add(part);
  }

  mend(): void {
    this.#answers.lost.clear();
  }

  /** From now on files whose path has this in it are answered with this text, whatever the built one is. */
  answer(part: string, text: string): void {
    this.#answers.told.set(part, text);
  }

  /**
   * Files whose path has this in it are held back until the returned function is called. A page that is left
   * meanwhile leaves no answer behind.
   */
  hold(part: string): () => void {
    let release = (): void => {};
    this.#answers.held.set(part, new Promise((free) => (release = free)));
    return () => {
      this.#answers.held.delete(part);
      release();
    };
  }
}

interface Pages {
  readonly content: Record<string, string>;
  readonly headers: Record<string, Readonly<Record<string, string>>>;
}

interface Answers {
  readonly lost: Set<string>;
  readonly held: Map<string, Promise<void>>;
  readonly told: Map<string, string>;
}

/** Where the host's site takes reports (`report-uri`). */
export const REPORTS = '/reports';

/** Journeys have a host with the widget, watched from its first load. */
export const test = base.extend<{ host: Host }>({
  host: async ({ page }, use) => {
    const answers: Answers = { lost: new Set(), held: new Map(), told: new Map() };
    const elsewhere = '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>';
    const pages: Pages = { content: { '/elsewhere': elsewhere }, headers: {} };
    const reports: string[] = [];
    const desk = await startZendesk();
    await using widget = await startSite({
      root: DIST,
      files: filesFor(desk.origin),
      cors: true,
      handle: async ({ url = '' }, response) => {
        for (const [part, released] of answers.held)
          if (url.includes(part)) await Promise.race([released, once(response, 'close')]);
        if ([...answers.lost].some((part) => url.includes(part))) {
          response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
          return true;
        }
        const [, told] = [...answers.told].find(([part]) => url.includes(part)) ?? [];
        if (told === undefined) return false;
        response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(told);
        return true;
      },
    });
    await using site = await startSite({
      root: {},
      pages: pages.content,
      headers: (path) => pages.headers[path] ?? {},
      handle: async (request, response) => {
        if (request.url !== REPORTS) return false;
        reports.push(await text(request));
        response.writeHead(204).end();
        return true;
      },
    });
    await watch(page);
    await use(new Host(page, site, widget, desk, pages, answers, reports));
    await desk.stop();
  },
});

export { expect } from '@playwright/test';

/**
 * The built files, but the bundles' `zendesk-requests` goes to the fake desk: the one thing of them that a journey
 * changes, since the made-up brand's own desk does not exist.
 */
function filesFor(endpoint: string): ReadonlyMap<string, string> {
  return repinned((file, text) => {
    if (!file.startsWith('content/sign-in.')) return undefined;
    const bundle = JSON.parse(text) as Bundle;
    const channels = bundle.brand.channels.map((settings) =>
      settings.channel === 'zendesk-requests' ? { ...settings, endpoint } : settings,
    );
    return JSON.stringify({ ...bundle, brand: { ...bundle.brand, channels } });
  });
}

/**
 * Answers for the hosts that journeys lead to (help centres, sign-in pages) with a page of ours, and notes the
 * addresses. Not in journeys that test what the desk lets a page see: a routed page asks for no preflight.
 */
export async function standIn(context: BrowserContext): Promise<readonly string[]> {
  const visited: string[] = [];
  await context.route(/^https:/, async (route) => {
    visited.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Stand-in</title><h1>Stand-in</h1>' });
  });
  return visited;
}

/** A link that works without any script stands in every tag. */
export const FALLBACK = '<a id="fallback" href="/elsewhere">Forgot your password?</a>';

function hostPage(address: string, options: HostOptions): string {
  const { brand = 'messagemedia', attributes = '', before = '', after = '', head = '', doctype = true } = options;
  const { script = '<script async src="{script}" crossorigin></script>' } = options;
  const { tag = `<help-widget brand="${brand}" ${attributes}>${FALLBACK}</help-widget>` } = options;
  return `${doctype ? '<!doctype html>' : ''}
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>${head}</head>
<body>
<main>
<h1>Sign in</h1>
<form>
<p><label>Username <input name="username" autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<button type="button" id="submit">Sign in</button>
</form>
${before}
${tag}
${after}
</main>
${script.replaceAll('{script}', address)}
</body>
</html>`;
}
