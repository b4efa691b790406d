import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as analyzer from '@custom-elements-manifest/analyzer';

/** A part of a parsed file. */
interface SyntaxNode {
  readonly end: number;
  readonly text?: string;
  readonly name?: SyntaxNode;
  readonly parent?: SyntaxNode;
  getStart(file: SyntaxNode, withComment: boolean): number;
}

interface ImportNode extends SyntaxNode {
  readonly moduleSpecifier: { readonly text: string };
  readonly importClause?: { readonly namedBindings?: { readonly elements?: readonly SyntaxNode[] } };
}

/** What of the TypeScript that the analyzer exports is used here. */
const { ts } = analyzer as unknown as {
  readonly ts: {
    createSourceFile(
      file: string,
      text: string,
      target: number,
      parents: boolean,
    ): SyntaxNode & { readonly statements: readonly SyntaxNode[] };
    forEachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void;
    isIdentifier(node: SyntaxNode): boolean;
    isImportDeclaration(node: SyntaxNode): node is ImportNode;
    isInterfaceDeclaration(node: SyntaxNode): boolean;
    isTypeAliasDeclaration(node: SyntaxNode): boolean;
    isVariableStatement(
      node: SyntaxNode,
    ): node is SyntaxNode & { readonly declarationList: { readonly declarations: readonly SyntaxNode[] } };
    readonly ScriptTarget: { readonly ES2022: number };
  };
};

interface Module {
  /** Name -> its declaration, with its comment, and the names that it mentions. */
  readonly declared: ReadonlyMap<string, { readonly code: string; readonly mentions: readonly string[] }>;
  /** Name -> the file it comes from. */
  readonly imported: ReadonlyMap<string, string>;
}

/**
 * Cuts types out of the sources, as they are written there.
 *
 * @param file path of a TypeScript file
 * @param name a type that it declares
 * @param told names that need no telling any more; those told here are added
 * @returns the declaration with its comments, then all that it is made of, in the order of their mention
 * @throws where the file declares no such type
 */
export async function typeDeclarations(file: string, name: string, told = new Set<string>()): Promise<string> {
  const modules = new Map<string, Module>();
  const found: string[] = [];
  const queue = [{ file, name }];
  for (const wanted of queue) {
    const module = modules.get(wanted.file) ?? parse(wanted.file, await readFile(wanted.file, 'utf8'));
    modules.set(wanted.file, module);
    const source = module.imported.get(wanted.name);
    const declaration = module.declared.get(wanted.name);
    if (source !== undefined) queue.push({ file: source, name: wanted.name });
    else if (declaration && !told.has(wanted.name)) {
      told.add(wanted.name);
      found.push(declaration.code.replaceAll(LINK, '`$1`'));
      queue.push(...declaration.mentions.map((mention) => ({ file: wanted.file, name: mention })));
    }
  }
  if (found.length === 0) throw new Error(`${file} declares no type "${name}" that is not told yet`);
  return found.join('\n\n');
}

function parse(file: string, text: string): Module {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const declared = new Map<string, { code: string; mentions: readonly string[] }>();
  const imported = new Map<string, string>();
  for (const node of source.statements) {
    if (ts.isImportDeclaration(node)) {
      const from = node.moduleSpecifier.text;
      if (!from.startsWith('.')) continue;
      for (const { name } of node.importClause?.namedBindings?.elements ?? []) {
        if (name?.text !== undefined) imported.set(name.text, path.resolve(path.dirname(file), from));
      }
      continue;
    }
    const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    const names = ts.isVariableStatement(node) ? node.declarationList.declarations : isType ? [node] : [];
    // What a comment links to is wanted too: without it the comment cannot be understood.
    const code = text.slice(node.getStart(source, true), node.end).replace(/^export /m, '');
    for (const { name } of names)
      if (name?.text !== undefined)
        declared.set(name.text, { code, mentions: [...mentionsOf(node), ...linksIn(code)] });
  }
  return { declared, imported };
}

/** Every name in a declaration but those of its own properties. */
function mentionsOf(node: SyntaxNode): readonly string[] {
  const names: string[] = [];
  const visit = (child: SyntaxNode): void => {
    if (ts.isIdentifier(child) && child.parent?.name !== child && child.text !== undefined) names.push(child.text);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return names;
}

const LINK = /\{@link (\w+)\}/g;

function linksIn(code: string): readonly string[] {
  return [...code.matchAll(LINK)].flatMap(([, name]) => name ?? []);
}
