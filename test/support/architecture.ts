import { posix } from 'node:path';
import type { Source } from './imports.ts';
import { globalsUsed, importsOf } from './imports.ts';

/** Left to right as data flows. A room may import from itself and from what stands before it. */
const ORDER = [
  'src/bundle',
  'src/flow',
  'src/ticket',
  'src/channel',
  'src/outbox',
  'components',
  'src/embed',
  'src/package',
  'demo',
] as const;

/** Rooms beside the line, with the only rooms they may see. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'src/compile': ['src/bundle'],
  relay: ['src/bundle', 'src/flow', 'src/ticket', 'src/compile'],
};

/** What is never shipped, and may be imported by nothing that is. */
const NOT_SHIPPED = ['test', 'demo', 'scripts', 'bench'] as const;

/** The one module of `components` that places the panel by its anchor: it is a download of its own. */
const PLACEMENT = 'components/internal/place.ts';

const DOM_NAMES = new Set(['document', 'window', 'customElements', 'HTMLElement', 'ShadowRoot']);

/**
 * Every place where a module breaks the order of the rooms, each as one sentence that names the file and its line,
 * what it imports, and the rule. Empty where all is well.
 */
export function architectureFaults(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [...importFaults(source), ...domFaults(source)]);
}

function importFaults(source: Source): string[] {
  const from = roomOf(source.path);
  return importsOf(source).flatMap(({ specifier, line }) => {
    const place = `${source.path}:${line}`;
    // The loader's own work is to import chunks by the addresses that the build gave them.
    if (specifier === undefined && from === 'src/embed') return [];
    if (specifier === undefined) return `${place} imports a computed address: what is loaded must stand in the text`;
    const to = specifier.startsWith('.') ? posix.join(posix.dirname(source.path), specifier) : undefined;
    const rule = to === undefined ? packageRule(source.path, specifier) : roomRule(from, roomOf(to));
    return rule === undefined ? [] : `${place} imports ${to ?? specifier}: ${rule}`;
  });
}

/** Why one room may not import from another; nothing where it may. */
function roomRule(from: string, to: string): string | undefined {
  if (from === to) return undefined;
  const beside = BESIDE[from];
  if (beside) return beside.includes(to) ? undefined : `${from} may import only from ${beside.join(', ')}`;
  if (to in BESIDE) return `nothing but configuration, scripts and tests may import from ${to}`;
  if (from !== 'demo' && NOT_SHIPPED.some((room) => room === to)) return `nothing shipped may import from ${to}`;
  const [left, right] = [ORDER.findIndex((room) => room === to), ORDER.findIndex((room) => room === from)];
  if (left === -1) return `${to} is no room of ${ORDER.join(' <- ')}`;
  return left < right ? undefined : `${to} stands to the right of ${from} (${ORDER.join(' <- ')})`;
}

/** Why a file may not import a package; nothing where it may. */
function packageRule(path: string, specifier: string): string | undefined {
  const room = roomOf(path);
  if (room === 'src/compile' || room === 'relay') return undefined;
  if (specifier.startsWith('node:')) return 'what a browser downloads has no Node.js';
  if (/^(lit|@lit|lit-html|lit-element)(\/|$)/.test(specifier) && room !== 'components') {
    return 'only components may import Lit';
  }
  if (specifier.startsWith('@floating-ui/') && path !== PLACEMENT) {
    return `only ${PLACEMENT} may import Floating UI, so that it stays a download of its own`;
  }
  return undefined;
}

function domFaults(source: Source): string[] {
  const room = roomOf(source.path);
  if (!room.startsWith('src/') || room === 'src/embed' || room === 'src/compile') return [];
  return globalsUsed(source, DOM_NAMES).map(
    ({ name, line }) =>
      `${source.path}:${line} uses ${name}: ${room} knows no DOM tree (only components and src/embed do)`,
  );
}

/** `src/flow` of `src/flow/walk.ts`, `demo` of `demo/help.ts`. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? `${first}/${second}` : first;
}
