import type { Plugin } from 'vite';
import type { Change } from './change.ts';
import { changed } from './change.ts';

/**
 * What of idb nobody here uses: the shortcuts of a database (`database.get(…)`), cursors and indexes, what a database can
 * tell besides, and the tidying of listeners that hear one event and go with what they listen to. Two thirds of it, and as
 * it changes what is there already it is not left out by itself.
 */
const CHANGES: readonly Change[] = [
  { what: 'shortcuts and iteration', from: /const readMethods = .*?(?=export \{)/s, to: '' },
  { what: 'ways to bring them in', from: /function replaceTraps\(.*?\n\}\n/s, to: '' },
  { what: 'deleting a database', from: /function deleteDB\(.*?\n\}\n/s, to: '' },
  { what: 'its export', from: 'export { deleteDB, ', to: 'export { ' },
  { what: 'indexes', from: '            IDBIndex,\n', to: '' },
  { what: 'cursors', from: '            IDBCursor,\n', to: '' },
  {
    what: 'ways to advance a cursor',
    from: /    if \(getCursorAdvanceMethods\(\)\.includes\(func\)\) \{.*?\n    \}\n/s,
    to: '',
  },
  { what: 'setting properties', from: /    set\(target, prop, value\) \{.*?\n    \},\n/s, to: '' },
  { what: 'asking for properties', from: /    has\(target, prop\) \{.*?\n    \},\n/s, to: '' },
  { what: 'what a database tells', from: /    if \(blocked\) \{.*?(?=    return openPromise)/s, to: '' },
  { what: 'its options', from: '{ blocked, upgrade, blocking, terminated } = {}', to: '{ upgrade }' },
  { what: 'the upgrade without a way', from: '    if (upgrade) {\n', to: '    {\n' },
  {
    what: 'what an upgrade is told',
    from: ', event.oldVersion, event.newVersion, wrap(request.transaction), event)',
    to: ')',
  },
  { what: 'tidying of listeners', from: /        const unlisten = .*?\n        \};\n/gs, to: '' },
  { what: 'its calls', from: /            unlisten\(\);\n/g, to: '' },
  {
    what: 'the list made late',
    from: /function getIdbProxyableTypes\(.*?\n\}\n/s,
    to: 'const getIdbProxyableTypes = () => [IDBObjectStore, IDBDatabase, IDBTransaction];\n',
  },
  { what: 'transactions with several stores', from: /receiver\.objectStoreNames\[1\]\s*\? undefined\s*: /, to: '' },
  { what: 'promises of one request', from: '    reverseTransformCache.set(promise, request);\n', to: '' },
];

export const leanIdb: Plugin = {
  name: 'lean-idb',
  transform(code, id) {
    return /\/idb\/build\/index\.js/.test(id) ? changed(code, CHANGES, 'idb', 'scripts/build/idb.ts') : undefined;
  },
};
