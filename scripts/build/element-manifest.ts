import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as analyzer from '@custom-elements-manifest/analyzer';

/** The parts of a custom elements manifest (schema 1.0.0) that are used here. */
export interface ElementManifest {
  readonly schemaVersion: string;
  modules: readonly ManifestModule[];
}

export interface ManifestModule {
  readonly path: string;
  declarations: readonly Declaration[];
}

export interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  tagName?: string;
  customElement?: boolean;
  members?: readonly Member[];
  events?: readonly Described[];
  readonly attributes?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

export interface Described {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

export interface Member extends Described {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly privacy?: 'public' | 'private' | 'protected';
  readonly parameters?: readonly (Described & { readonly optional?: boolean })[];
  readonly return?: { readonly type: { readonly text: string } };
}

/** What the analyzer exports; its own types leave these out. */
const { create, ts } = analyzer as unknown as {
  create(options: { readonly modules: readonly unknown[] }): ElementManifest;
  readonly ts: {
    createSourceFile(file: string, text: string, target: number, parents: boolean): unknown;
    readonly ScriptTarget: { readonly ES2022: number };
  };
};

/** The element that hosts use. What the others have besides their parts is between them and it. */
const PUBLIC = 'help-widget';

/**
 * Reads the documentation in the headers of the elements and events.
 *
 * @param root the project's folder
 */
export async function elementManifest(root: string): Promise<ElementManifest> {
  const found = await readdir(path.join(root, 'components'), { recursive: true });
  const paths = found
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `components/${file.split(path.sep).join('/')}`)
    .toSorted();
  const sources = await Promise.all(paths.map((file) => readFile(path.join(root, file), 'utf8')));
  const manifest = create({
    modules: paths.map((file, at) => ts.createSourceFile(file, sources[at] ?? '', ts.ScriptTarget.ES2022, true)),
  });
  const tags = tagNames(sources);
  const unions = literalUnions(sources);
  manifest.modules = manifest.modules.flatMap((module) => {
    const declarations = module.declarations.flatMap((declaration) => {
      const tagName = tags.get(declaration.name);
      const isEvent = module.path.endsWith('/events.ts') && declaration.kind === 'class';
      return tagName || isEvent ? [published(declaration, tagName, unions)] : [];
    });
    return declarations.length ? [{ ...module, declarations }] : [];
  });
  return manifest;
}

/** Class -> tag, from the files that register them. */
function tagNames(sources: readonly string[]): ReadonlyMap<string, string> {
  const found = sources.flatMap((source) => [...source.matchAll(/\bdefine\('([\w-]+)', (\w+)\)/g)]);
  return new Map(found.map(([, tag = '', name = '']) => [name, tag]));
}

/** Name of a type -> what it stands for, where that is a choice of texts. */
function literalUnions(sources: readonly string[]): ReadonlyMap<string, string> {
  const found = sources.flatMap((source) => [...source.matchAll(/export type (\w+) =([^;]+);/g)]);
  return new Map(
    found.flatMap(([, name = '', body = '']) => {
      const bare = body.replaceAll(/\/\*[\s\S]*?\*\//g, '').trim();
      const literals = bare.match(/'[^']+'/g) ?? [];
      return literals.length && !/[^\s|]/.test(bare.replaceAll(/'[^']+'/g, ''))
        ? [[name, literals.join(' | ')] as const]
        : [];
    }),
  );
}

function published(
  declaration: Declaration,
  tagName: string | undefined,
  unions: ReadonlyMap<string, string>,
): Declaration {
  const { members = [], events = [], ...rest } = declaration;
  const open = tagName === undefined || tagName === PUBLIC;
  const kept = members
    .filter((member) => open && isDocumented(member, tagName === undefined))
    .map((member) =>
      member.type ? { ...member, type: { text: unions.get(member.type.text) ?? member.type.text } } : member,
    );
  return {
    ...rest,
    ...(tagName && { tagName, customElement: true }),
    ...(kept.length && { members: kept }),
    // The analyzer also finds where events are dispatched, without their names.
    ...(tagName === PUBLIC && { events: events.filter(({ name }) => name) }),
  };
}

/**
 * Public, and of the class itself: the analyzer takes what the constructor sets on other objects for fields too, and
 * has no comment for those. The fields of an event speak for themselves.
 */
function isDocumented({ privacy, static: isStatic, description, kind }: Member, event: boolean): boolean {
  const hidden = isStatic || (privacy && privacy !== 'public');
  return !hidden && (event || description !== undefined || kind === 'method');
}
