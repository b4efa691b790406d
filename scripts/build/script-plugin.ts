import type { Plugin } from 'vite';
import type { FirstWords, Parts, PinnedPart } from '../../components/help-widget/source.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { ContentIndex, PinnedFile } from '../../src/bundle/content-index.ts';
import type { OutboxWords } from '../../src/bundle/words.ts';

/** What `virtual:help-widget` says. */
export interface ScriptKnows {
  readonly version: string;
  readonly files: PinnedFile;
  readonly words: FirstWords;
}

/** What `virtual:help-widget-files` says. */
export interface FilesKnow {
  readonly parts: Readonly<Record<keyof Parts, PinnedPart>>;
  readonly brands: ContentIndex['brands'];
}

/** Where each part begins: its definitions. */
export const PARTS: Readonly<Record<keyof Parts, string>> = {
  panel: 'components/help-panel/define.ts',
  ticket: 'components/help-ticket/define.ts',
  direct: 'components/help-ticket/direct.ts',
  relay: 'components/help-ticket/relay.ts',
  place: 'components/internal/place.ts',
  foreign: 'components/internal/foreign.ts',
};

/** Where the module begins that knows all files. */
export const FILES = 'src/embed/files.ts';

/** The words that come with the script itself, for every language there is a bundle in. */
export function firstWords(bundles: readonly Bundle[]): FirstWords {
  return Object.fromEntries(
    bundles.map(({ lang, words }) => [lang, [words.launcher, words.loading, words['load-failed']]]),
  );
}

/** Answers the virtual modules by what they say, which is asked for each time one is loaded. */
export function virtualModules(modules: Readonly<Record<string, () => Promise<object>>>): Plugin {
  return {
    name: 'help-widget-virtual-modules',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    async load(id) {
      const said = await modules[id.slice(1)]?.();
      if (!said) return undefined;
      return Object.entries(said)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

/** What the relay's part knows, as {@link virtualModules} takes it: its words by language. */
export function relayKnows(
  words: () => Promise<Readonly<Record<string, OutboxWords>>>,
): Record<string, () => Promise<object>> {
  return { 'virtual:help-widget-relay': async () => ({ words: await words() }) };
}

/** What the script knows, as {@link virtualModules} takes it. */
export function scriptKnows(known: ScriptKnows): Record<string, () => Promise<object>> {
  return { 'virtual:help-widget': () => Promise.resolve(known) };
}

/**
 * In development, `/help-widget.js` is a classic script like the built one, which loads the sources.
 */
export function developmentScript(): Plugin {
  const code = `{
  const script = document.currentScript;
  import(new URL('/src/embed/embed.ts', script.src)).then(({ embed }) => embed(script));
}
`;
  return {
    name: 'help-widget-development-script',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use('/help-widget.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.end(code);
      });
    },
  };
}
