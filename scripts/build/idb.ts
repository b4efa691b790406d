import type { Plugin } from 'vite';
import type { Change } from './change.ts';
import { changed } from './change.ts';

/**
 * What of idb nobody here uses: cursors to iterate over, and the methods of indexes and cursors. A third of it, and as it
 * changes what is there already it is not left out by itself.
 */
const CHANGES: readonly Change[] = [
  { what: 'iteration', from: /const advanceMethodProps = .*?(?=export \{)/s, to: '' },
  { what: 'deleting a database', from: /function deleteDB\(.*?\n\}\n/s, to: '' },
  { what: 'its export', from: 'export { deleteDB, ', to: 'export { ' },
  {
    what: 'ways to advance a cursor',
    from: /    if \(getCursorAdvanceMethods\(\)\.includes\(func\)\) \{.*?\n    \}\n/s,
    to: '',
  },
];

export const leanIdb: Plugin = {
  name: 'lean-idb',
  transform(code, id) {
    return /\/idb\/build\/index\.js/.test(id) ? changed(code, CHANGES, 'idb', 'scripts/build/idb.ts') : undefined;
  },
};
