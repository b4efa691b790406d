import type { Plugin } from 'vite';

/**
 * Has no part import another. What it takes from others it is given: its file has a function instead, which the loader
 * calls with their modules, in the order of their names (`src/embed/files.ts`). What a file imports a browser fetches by
 * itself, and nothing holds that against a hash: not even where it was verified before, if that took a second try, which
 * has another address.
 */
export const loneParts: Plugin = {
  name: 'lone-parts',
  renderChunk(code, { fileName, imports }) {
    if (!imports.length) return undefined;
    const given = new Map<string, string[]>();
    const made: string[] = [];
    let rest = code;
    for (const node of this.parse(code).body.toReversed()) {
      if (node.type === 'ImportDeclaration') {
        const names = node.specifiers.map((one) =>
          one.type === 'ImportSpecifier' ? pair(one.imported, one.local) : this.error(`${fileName}: ${one.type}`),
        );
        given.set(node.source.value, [...names, ...(given.get(node.source.value) ?? [])]);
      } else if (node.type === 'ExportNamedDeclaration' && !node.declaration) {
        made.push(...node.specifiers.map(({ exported, local }) => pair(exported, local)));
      } else if (node.type.startsWith('Export')) this.error(`${fileName}: ${node.type}`);
      else continue;
      rest = rest.slice(0, node.start) + rest.slice(node.end);
    }
    const parameters = [...given]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, names]) => `{ ${names.join(', ')} }`);
    return `export default (${parameters.join(', ')}) => {\n${rest}\nreturn { ${made.join(', ')} };\n};\n`;
  },
};

type Name = { readonly type: string; readonly name?: string; readonly value?: unknown };

/** As a property of a pattern and of a literal alike. */
function pair(outside: Name, inside: Name): string {
  return `${outside.name ?? JSON.stringify(outside.value)}: ${inside.name}`;
}
