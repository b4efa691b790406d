import type { ContentIndex, PinnedFile } from '../content-index.ts';
import type { Reader } from './reader.ts';
import { record, refuse, shape, text } from './reader.ts';
import { id, language } from './texts.ts';

/** Beside the index: no slash, no scheme, no way up. */
const file = text('the name of a .json file in the same folder', /^[\w-][\w.-]{0,200}\.json$/);
/** A browser takes what it cannot read here for no hash at all. */
const integrity = text('a hash such as sha384-…', /^sha(?:256|384|512)-[A-Za-z\d+/]{43,86}={0,2}$/);

const pinned: Reader<PinnedFile> = (value, path) => {
  if (!Array.isArray(value)) return refuse(path, 'a list of a file and its hash');
  const name = file(value[0], `${path}.0`);
  return value.length > 1 ? [name, integrity(value[1], `${path}.1`)] : [name];
};

function filled<T extends object>(of: Reader<T>): Reader<T> {
  return (value, path) => {
    const found = of(value, path);
    return Object.keys(found).length ? found : refuse(path, 'more than nothing');
  };
}

/** Whatever it is, as an index of bundles. It names nothing else: no part of the script is taken from elsewhere. */
export const readIndex: Reader<ContentIndex> = shape<ContentIndex>({
  brands: filled(record(id, filled(record(id, filled(record(language, pinned)))))),
});
