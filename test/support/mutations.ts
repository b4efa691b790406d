import fc from 'fast-check';

/** Where a value stands inside another: `['steps', 'a', 'answers', 0]`. */
export type Place = readonly (string | number)[];

/** Every place of a JSON value, the whole first. */
export function placesOf(value: unknown): readonly Place[] {
  const inner = value && typeof value === 'object' ? Object.entries(value) : [];
  const key = (name: string): string | number => (Array.isArray(value) ? Number(name) : name);
  return [[], ...inner.flatMap(([name, item]) => placesOf(item).map((place) => [key(name), ...place]))];
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((at, name) => (at as Record<string | number, unknown>)[name], value);
}

/** What is put where something else belongs: of every type, of every size, and called like what objects inherit. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    [],
    {},
    [[]],
    [null],
    '__proto__',
    'constructor',
    'toString',
  ),
  fc.constantFrom<unknown>(
    'javascript:alert(1)',
    'https://user@evil.example/',
    '//evil.example/',
    'url(//evil.example)',
  ),
  fc.constantFrom<unknown>('ticket', 'question', 'outcome', 'solved', 'talk-to-a-person', 'message', 'copy', 'relay'),
  fc.constantFrom<unknown>(
    { _$litType$: 1, strings: ['<img src onerror=alert(1)>'], values: [] },
    { _$litDirective$: 'x' },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const names = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'toJSON',
    'then',
    'length',
    '',
  ),
  fc.string({ maxLength: 8 }),
);

type Change = (whole: unknown, place: Place) => void;

/** Sets as `JSON.parse` does: a key `__proto__` becomes a key like any other. */
function put(holder: object, name: string | number, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

const changes: fc.Arbitrary<Change> = fc.oneof(
  anything.map(
    (value): Change =>
      (whole, place) =>
        put(valueAt(whole, place.slice(0, -1)) as object, place.at(-1) ?? '', value),
  ),
  fc.constant<Change>((whole, place) => {
    const holder = valueAt(whole, place.slice(0, -1)) as Record<string | number, unknown>;
    if (Array.isArray(holder)) holder.splice(Number(place.at(-1)), 1);
    else delete holder[place.at(-1) ?? ''];
  }),
  fc.tuple(names, anything).map(([name, value]): Change => (whole, place) => {
    const at = valueAt(whole, place);
    if (at && typeof at === 'object' && !Array.isArray(at)) put(at, name, value);
  }),
  names.map((name): Change => (whole, place) => {
    const holder = valueAt(whole, place.slice(0, -1)) as Record<string | number, unknown>;
    const last = place.at(-1) ?? '';
    if (Array.isArray(holder)) return;
    put(holder, name, holder[last]);
    if (name !== last) delete holder[last];
  }),
  fc.constant<Change>((whole, place) => {
    const holder = valueAt(whole, place.slice(0, -1));
    if (Array.isArray(holder)) holder.push(holder[Number(place.at(-1))]);
  }),
);

/**
 * A JSON value with one to three faults in it: something deleted, replaced, added, renamed or doubled, anywhere.
 */
export function faulty(sound: unknown): fc.Arbitrary<unknown> {
  const fault = fc.tuple(fc.nat(), changes);
  return fc.array(fault, { minLength: 1, maxLength: 3 }).map((faults) => {
    const whole: unknown = JSON.parse(JSON.stringify(sound));
    for (const [which, change] of faults) {
      const places = placesOf(whole).filter((place) => place.length);
      const place = places[which % places.length];
      if (place) change(whole, place);
    }
    return whole;
  });
}
