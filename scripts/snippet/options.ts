import type { parseArgs } from 'node:util';
import { parseOptions } from '../options.ts';

/** What the command line asks for. */
export interface SnippetOptions {
  readonly brand: string;
  /** Where `dist/` is served, without a slash at the end. */
  readonly base: string;
  readonly mode: Mode | undefined;
  /** BCP 47. */
  readonly lang: string | undefined;
  readonly form: Form;
  /** Whether the script's address moves with every release of a major version. */
  readonly follow: boolean;
}

export const MODES = ['launcher', 'inline', 'attached'] as const;
export type Mode = (typeof MODES)[number];

/** A tag with links in it and a script; one script tag alone; JavaScript that makes both, for tag managers. */
export type Form = 'tag' | 'single' | 'tag-manager';

const OPTIONS = {
  base: { type: 'string', default: 'https://help.example.com' },
  mode: { type: 'string' },
  lang: { type: 'string' },
  single: { type: 'boolean', default: false },
  'tag-manager': { type: 'boolean', default: false },
  follow: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What is said after an option, and what it does. */
const MEANINGS: Readonly<Record<keyof typeof OPTIONS, readonly [value: string, does: string]>> = {
  base: ['<address>', `where the folders of the versions are served; unless told, ${OPTIONS.base.default}`],
  mode: ['<mode>', 'launcher (unless told), inline or attached'],
  lang: ['<language>', 'fixes the words to a language, such as en; unless told, the page’s'],
  single: ['', 'one script tag alone, without links'],
  'tag-manager': ['', 'JavaScript that puts tag and script on the page, for tag managers'],
  follow: ['', 'an address that moves with every release of a major version; unless told, this version and its hash'],
  help: ['', 'prints this'],
};

/** How the command is called: what `--help` prints. */
export const USAGE = [
  'Prints the tag for your page: npm run -s snippet -- <brand> [options]',
  '',
  ...Object.entries(MEANINGS).map(([name, [value, does]]) => `  ${`--${name} ${value}`.padEnd(20)}${does}`),
].join('\n');

/** Whether the command line's words ask how to call the command, whatever else they say. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.some((word) => word === '--help' || word === `-${OPTIONS.help.short}`);
}

/**
 * Reads the command line's words.
 *
 * @throws Error with a sentence for the person at the terminal, which names what there is
 */
export function readOptions(args: readonly string[]): SnippetOptions {
  const { values, positionals } = parse(args);
  const [brand, ...more] = positionals;
  if (brand === undefined || more.length > 0) throw new Error(`Say for which brand.\n\n${USAGE}`);
  const { base, mode, lang, single, follow } = values;
  if (single && values['tag-manager']) throw new Error('Choose one of --single and --tag-manager.');
  return {
    brand,
    base: addressOf(base),
    mode: mode === undefined ? undefined : modeOf(mode),
    lang,
    form: single ? 'single' : values['tag-manager'] ? 'tag-manager' : 'tag',
    follow,
  };
}

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

function parse(args: readonly string[]): Parsed {
  return parseOptions({ args: [...args], options: OPTIONS, allowPositionals: true });
}

function modeOf(mode: string): Mode {
  const found = MODES.find((one) => one === mode);
  if (!found) throw new Error(`There is no mode "${mode}". There are: ${MODES.join(', ')}.`);
  return found;
}

/** Scripts from plain http are refused by pages on https; one's own machine is the exception, for trying it out. */
function addressOf(base: string): string {
  const url = URL.parse(base);
  const local = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (!url || (url.protocol !== 'https:' && !local) || url.search || url.hash || url.username) {
    throw new Error(`--base is the address of a folder, like https://help.example.com, not "${base}".`);
  }
  return url.href.replace(/\/$/, '');
}
