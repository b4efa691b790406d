import type { CDPSession, Page } from '@playwright/test';

declare global {
  interface Window {
    helpLooks: string[];
    helpListens: string[];
  }
}

/**
 * From the next load on, notes each time a script from `origin` looks at what is the page's: what is typed into its
 * fields, its forms, cookies, title, referrer and addresses, other entries of its storages, credentials; and each
 * listener such a script puts on the document or the window.
 *
 * The address itself cannot be wrapped (`location` is unforgeable): see {@link watchAddress}.
 */
export async function watchLooks(page: Page, origin: string): Promise<void> {
  await page.addInitScript((origin) => {
    const looks: string[] = [];
    const listens: string[] = [];
    Object.assign(window, { helpLooks: looks, helpListens: listens });
    Error.stackTraceLimit = 100;
    const ours = (): boolean => new Error('who looks').stack?.includes(origin) === true;

    /** Notes reading this property, or calling this function, where `counts` says so of what it is read from. */
    const note = (
      prototype: object,
      name: string,
      counts: (on: object, first: unknown) => boolean = () => true,
    ): void => {
      const as = prototype[Symbol.toStringTag as keyof object] as string;
      const { get, value, ...rest } = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
      const seen = (on: object, first?: unknown): void => {
        if (ours() && counts(on, first)) looks.push(`${as}.${name}`);
      };
      if (get) {
        const noted = function noted(this: object): unknown {
          seen(this);
          return get.call(this);
        };
        Object.defineProperty(prototype, name, { ...rest, get: noted });
      } else {
        const noted = function noted(this: object, ...args: unknown[]): unknown {
          seen(this, args[0]);
          return Reflect.apply(value as () => unknown, this, args);
        };
        Object.defineProperty(prototype, name, { ...rest, value: noted });
      }
    };

    const ofHost = (on: object): boolean => (on as Node).getRootNode() === document;
    for (const field of [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement])
      for (const name of ['value', 'form', 'defaultValue', 'checked', 'selectedOptions'])
        if (Object.hasOwn(field.prototype, name)) note(field.prototype, name, ofHost);
    for (const name of ['elements', 'length']) note(HTMLFormElement.prototype, name, ofHost);
    for (const name of ['cookie', 'forms', 'title', 'referrer', 'URL', 'documentURI']) note(Document.prototype, name);
    note(Node.prototype, 'baseURI');
    note(Navigator.prototype, 'credentials');
    for (const name of ['get', 'getAll']) note(CookieStore.prototype, name);
    for (const name of ['key', 'length']) note(Storage.prototype, name);
    note(Storage.prototype, 'getItem', (_, key) => !String(key).startsWith('help-widget:'));
    for (const name of ['open', 'databases']) note(IDBFactory.prototype, name);
    for (const name of ['open', 'keys', 'match', 'has']) note(CacheStorage.prototype, name);
    for (const name of ['readText', 'read']) note(Clipboard.prototype, name);
    for (const name of ['currentEntry', 'entries']) note(Navigation.prototype, name);
    note(History.prototype, 'state');
    for (const name of ['getEntries', 'getEntriesByType', 'getEntriesByName']) note(Performance.prototype, name);
    note(window, 'navigation');
    const { get: storage, ...rest } = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor;
    Object.defineProperty(window, 'localStorage', {
      ...rest,
      // An entry is a property too. The one that a load reads is ours.
      get: () =>
        new Proxy(storage?.call(window) as Storage, {
          get(target, key) {
            if (ours() && key !== 'helpWidget' && !(key in Storage.prototype))
              looks.push(`localStorage.${String(key)}`);
            const value: unknown = Reflect.get(target, key);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        }),
    });
    window.FormData = new Proxy(FormData, {
      construct(target, args) {
        if (ours()) looks.push('FormData');
        return Reflect.construct(target, args) as object;
      },
    });

    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function noted(this: EventTarget | undefined, ...args) {
      const on = this ?? window;
      const name = on === window ? 'window' : on === document ? 'document' : '';
      if (name && ours()) listens.push(`${name} ${args[0]}`);
      return add.apply(on, args);
    };
  }, origin);
}

/** What was looked at so far, each look by its name: `Document.cookie`. */
export function looks(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.helpLooks);
}

/** Listeners put on the document or the window so far, each as `window keydown`, and handlers (`onkeydown`) by now. */
export function listens(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...window.helpListens,
    ...[document, window].flatMap((target) =>
      [
        'onkeydown',
        'onkeypress',
        'onkeyup',
        'oninput',
        'onbeforeinput',
        'onchange',
        'onpaste',
        'oncopy',
        'oncut',
        'onsubmit',
      ]
        .filter((name) => Reflect.get(target, name))
        .map((name) => `${target === window ? 'window' : 'document'} ${name.slice(2)}`),
    ),
  ]);
}

/** Reads of the page's address. */
export interface AddressReads {
  /** Parts of `location` that a script from the origin has read so far: each name once for each read. */
  readonly read: readonly string[];
  /** Lets the page go. */
  stop(): Promise<void>;
}

const PARTS = ['href', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin', 'toString'];

/**
 * Notes which parts of `location` a script from `origin` reads in the page as it is loaded now. The browser's debugger
 * stops at each read, by whichever way it comes about.
 */
export async function watchAddress(page: Page, origin: string): Promise<AddressReads> {
  const read: string[] = [];
  const names = new Map<string, string>();
  const session: CDPSession = await page.context().newCDPSession(page);
  session.on('Debugger.paused', async ({ hitBreakpoints = [], callFrames: [frame] }) => {
    const { result } = await session.send('Debugger.evaluateOnCallFrame', {
      callFrameId: frame?.callFrameId ?? '',
      expression: 'new Error().stack',
      returnByValue: true,
    });
    if (String(result.value).includes(origin)) read.push(names.get(hitBreakpoints[0] ?? '') ?? '');
    await session.send('Debugger.resume');
  });
  await session.send('Debugger.enable');
  for (const name of PARTS) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `(({ get, value }) => get ?? value)(Object.getOwnPropertyDescriptor(location, '${name}'))`,
    });
    const { breakpointId } = await session.send('Debugger.setBreakpointOnFunctionCall', {
      objectId: result.objectId ?? '',
    });
    names.set(breakpointId, name);
  }
  return { read, stop: () => session.detach() };
}
