import type { Plugin } from 'vite';
import type { FirstWords, Parts } from '../../components/help-widget/source.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { PinnedFile } from '../../src/bundle/content-index.ts';

/** What `virtual:help-widget` says. */
export interface ScriptFiles {
  readonly version: string;
  readonly panel: PinnedFile;
  readonly index: PinnedFile;
  readonly words: FirstWords;
}

/** Where each part begins: its definitions. */
export const PARTS: Readonly<Record<keyof Parts, string>> = {
  panel: 'components/help-panel/define.ts',
  ticket: 'components/help-ticket/define.ts',
  place: 'components/internal/place.ts',
};

const MODULE = 'virtual:help-widget';

/** The words that come with the script itself, for every language there is a bundle in. */
export function firstWords(bundles: readonly Bundle[]): FirstWords {
  return Object.fromEntries(
    bundles.map(({ lang, words }) => [
      lang,
      {
        label: words.launcher,
        loading: words.loading,
        failed: words['load-failed'],
      },
    ]),
  );
}

/** Answers `virtual:help-widget`; `files` is asked each time the module is loaded. */
export function scriptPlugin(files: () => Promise<ScriptFiles>): Plugin {
  return {
    name: 'help-widget-script',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const exports = Object.entries(await files());
      return exports.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
    },
  };
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
