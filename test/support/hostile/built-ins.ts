/**
 * Scripts that change the built-ins of a page before anything else runs in it, as libraries and other people's scripts
 * do. Each is given to `page.addInitScript`, so it stands for itself.
 */
type Script = () => void;

/** As a library of 2008 does: JSON of its own for arrays, strings and dates, and verbs on every prototype. */
const libraryOfOld: Script = () => {
  const extend = (prototype: object, additions: Record<string, unknown>): void => {
    // By assignment, and so enumerable: `for … in` meets them everywhere.
    Object.assign(prototype, additions);
  };
  const quoted = (value: unknown): string => `"${String(value)}"`;
  const each = function (this: Iterable<unknown>, visit: (value: unknown, index: number) => void): unknown {
    [...this].forEach(visit);
    return this;
  };
  const own = (name: string) =>
    function (this: unknown): string {
      return `${name} of ${typeof this}`;
    };
  const enumerable = { each, eachSlice: own('eachSlice'), collect: own('collect'), detect: own('detect') };
  extend(Array.prototype, {
    ...enumerable,
    toJSON(this: unknown[]) {
      return `[${this.map((one) => quoted(one)).join(', ')}]`;
    },
    first: own('first'),
    last: own('last'),
    compact: own('compact'),
    without: own('without'),
    clear: own('clear'),
    inspect: own('inspect'),
    size: own('size'),
    uniq: own('uniq'),
    // Once names of the library's own, now of the language; the library's came first, and stay.
    entries(this: unknown[]) {
      return this.slice();
    },
    reduce(this: unknown[]) {
      return this.length > 1 ? this : this[0];
    },
  });
  extend(String.prototype, {
    toJSON(this: string) {
      return quoted(this);
    },
    strip: own('strip'),
    blank: own('blank'),
    camelize: own('camelize'),
    sub: own('sub'),
    parseQuery: own('parseQuery'),
  });
  extend(Date.prototype, { toJSON: () => '"a date"' });
  extend(Number.prototype, { toJSON: own('number'), times: own('times'), succ: own('succ') });
  extend(Function.prototype, { argumentNames: own('argumentNames'), curry: own('curry'), defer: own('defer') });
  extend(Element.prototype, {
    update: own('update'),
    show: own('show'),
    select: own('select'),
    visible: own('visible'),
    fire: own('fire'),
    up: own('up'),
    cleanWhitespace: own('cleanWhitespace'),
  });
  Object.assign(window, { $: own('$'), $$: own('$$'), Prototype: { Version: '1.6.0.3' } });
};

/** What nobody should do, and some did. */
const everyObject: Script = () => {
  Object.assign(Object.prototype, {
    toJSON: () => 'an object',
    extend: () => undefined,
    each: () => undefined,
    isEmpty: () => true,
  });
};

/** Wrappers that pass everything on, as those of analytics and of error trackers. */
const wrappers: Script = () => {
  const counted: Record<string, number> = {};
  Object.assign(window, { counted });
  const count = (name: string): void => void (counted[name] = (counted[name] ?? 0) + 1);
  const { fetch, setTimeout, clearTimeout, requestAnimationFrame } = window;
  Object.assign(window, {
    fetch(...given: Parameters<typeof fetch>) {
      count('fetch');
      return fetch(...given).then((response) => response);
    },
    setTimeout(act: () => void, after?: number) {
      count('setTimeout');
      return setTimeout(() => act(), after);
    },
    clearTimeout: (id: number) => clearTimeout(id),
    requestAnimationFrame: (act: FrameRequestCallback) => requestAnimationFrame((now) => act(now)),
    Promise: class extends Promise<unknown> {
      override finally(after: () => void): Promise<unknown> {
        count('finally');
        return super.finally(after);
      }
      static override race<T>(values: Iterable<T>): Promise<Awaited<T>> {
        count('race');
        return super.race(values) as Promise<Awaited<T>>;
      }
    },
  });
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function wrapped(type: string, listener: unknown, options?: unknown) {
    count('addEventListener');
    return addEventListener.call(this, type, listener as EventListener, options as AddEventListenerOptions);
  };
  for (const verb of ['log', 'warn', 'error'] as const) {
    const said = console[verb].bind(console);
    console[verb] = (...words: unknown[]) => said(...words);
  }
};

const noRandomUuid: Script = () => {
  // As on a page served without TLS.
  Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
};

/** Takes away what a browser of two and a half years ago has not. */
const noTrustedTypes: Script = () => {
  Reflect.deleteProperty(window, 'trustedTypes');
};

export const BUILT_INS: Readonly<Record<string, readonly Script[]>> = {
  'a library of 2008 that adds to every prototype': [libraryOfOld],
  'toJSON and verbs on Object.prototype': [everyObject],
  'both of them': [libraryOfOld, everyObject],
  'wrapped fetch, Promise, timers, listeners and console': [wrappers],
  'no crypto.randomUUID': [noRandomUuid],
  'no Trusted Types': [noTrustedTypes],
};
