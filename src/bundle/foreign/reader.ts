/**
 * Readers take a value that may be anything and give what they know of it, made anew: what nobody asked for is left
 * behind, so that what was checked is all there is.
 *
 * @param path where the value stands: `steps.reset-password.answers.0.go`
 * @throws Error naming the path and saying what should stand there
 */
export type Reader<T> = (value: unknown, path: string) => T;

/** Refuses what stands at a path. `wanted` follows "must be". */
export function refuse(path: string, wanted: string): never {
  throw new Error(`${path.slice(1, 200) || 'the file'} must be ${wanted}`);
}

/** A text that is not blank and, where a pattern is given, matches it. */
export function text(wanted = 'words', pattern = /\S/): Reader<string> {
  return (value, path) => (typeof value === 'string' && pattern.test(value) ? value : refuse(path, wanted));
}

export function oneOf<const T>(...values: readonly T[]): Reader<T> {
  return (value, path) => {
    const at = values.indexOf(value as T);
    return at < 0 ? refuse(path, values.map((one) => JSON.stringify(one)).join(' or ')) : (values[at] as T);
  };
}

/** @param length where the list has to have one */
export function list<T>(of: Reader<T>, length?: number): Reader<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) && value.length === (length ?? value.length)
      ? value.map((item, at) => of(item, `${path}.${at}`))
      : refuse(path, length ? `a list of ${length}` : 'a list');
}

/** Keys of one kind, each with a value of one kind. */
export function record<T>(key: Reader<string>, of: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path) =>
    // Made without assignments: a key may be called like what objects inherit.
    Object.fromEntries(
      Object.entries(object(value, path)).map(([name, item]) => [
        key(name, `${path}.${name}`),
        of(item, `${path}.${name}`),
      ]),
    );
}

/** A reader for each key; {@link optional} where the key may be missing, and nowhere else. */
type Keys<T> = { readonly [K in keyof T]-?: Reader<object extends Pick<T, K> ? T[K] | undefined : T[K]> };

/** The keys that are named. */
export function shape<T extends object>(keys: Keys<T>): Reader<T> {
  return (value, path) => {
    const own = object(value, path);
    return Object.fromEntries(
      Object.entries<Reader<unknown>>(keys).flatMap(([name, of]) => {
        const found = of(Object.hasOwn(own, name) ? own[name] : undefined, `${path}.${name}`);
        return found === undefined ? [] : [[name, found]];
      }),
    ) as T;
  };
}

export function optional<T>(of: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined ? value : of(value, path));
}

/** One of several shapes, told apart by what stands under a key. */
export function byValue<T>(key: string, kinds: Readonly<Record<string, Reader<T>>>): Reader<T> {
  const kind = oneOf(...Object.keys(kinds));
  return (value, path) => {
    const own = object(value, path);
    const of = kinds[kind(Object.hasOwn(own, key) ? own[key] : undefined, `${path}.${key}`)] as Reader<T>;
    return of(value, path);
  };
}

/** One of several shapes, told apart by the first of these keys that is there. */
export function byKey<T>(kinds: Readonly<Record<string, Reader<T>>>): Reader<T> {
  const all = Object.entries(kinds);
  const wanted = `an object with ${all.map(([name]) => name).join(' or ')}`;
  return (value, path) => {
    const own = object(value, path);
    const [, of] = all.find(([name]) => Object.hasOwn(own, name)) ?? refuse(path, wanted);
    return of(value, path);
  };
}

/** What has keys and is no list. */
function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuse(path, 'an object');
}
