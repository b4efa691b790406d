import { parseSync, Visitor } from 'vite';

/** A file as the checks of the architecture see it: its path from the project's root, with `/`, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** As it is written: `./state.ts`, `lit`. Nothing where it is computed. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/**
 * Every import of a TypeScript or JavaScript module, in the order of the text: static, for its effect alone, of types
 * only, `export … from`, `import()` and `import('…')` as a type. Found by a parser, so that words in comments and
 * strings are no imports.
 *
 * @throws SyntaxError where the file cannot be parsed
 */
export function importsOf({ path, text }: Source): readonly Import[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  const found: { specifier: string | undefined; start: number }[] = [];
  const take = (node: { readonly source?: unknown; readonly start: number }): void => {
    if (node.source) found.push({ specifier: literal(node.source), start: node.start });
  };
  new Visitor({
    ImportDeclaration: take,
    ExportNamedDeclaration: take,
    ExportAllDeclaration: take,
    ImportExpression: take,
    TSImportType: take,
  }).visit(program);
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ specifier, start }) => ({ specifier, line: text.slice(0, start).split('\n').length }));
}

interface LiteralLike {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[];
}

function literal(source: unknown): string | undefined {
  const { type, value, quasis } = source as LiteralLike;
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type === 'TemplateLiteral' && quasis?.length === 1) return quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The names a module uses that it does not itself declare at any level: `document`, `window`. */
export function globalsUsed(source: Source, names: ReadonlySet<string>): readonly { name: string; line: number }[] {
  const { program } = parseSync(source.path, source.text);
  const used: { name: string; start: number }[] = [];
  const skip = new Set<number>();
  new Visitor({
    MemberExpression(node) {
      if (!node.computed) skip.add(node.property.start);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) skip.add(node.key.start);
    },
    PropertyDefinition(node) {
      if (!node.computed) skip.add(node.key.start);
    },
    MethodDefinition(node) {
      if (!node.computed) skip.add(node.key.start);
    },
    TSPropertySignature(node) {
      skip.add(node.key.start);
    },
    Identifier(node) {
      if (names.has(node.name)) used.push({ name: node.name, start: node.start });
    },
  }).visit(program);
  return used
    .filter(({ start }) => !skip.has(start))
    .map(({ name, start }) => ({ name, line: source.text.slice(0, start).split('\n').length }));
}
