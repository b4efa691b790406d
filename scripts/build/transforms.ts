import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { floatingUi } from './floating-ui.ts';
import { leanLit } from './lit.ts';
import { markupSpace } from './markup-space.ts';
import { wordNumbers } from './word-numbers.ts';

/** Style sheets stand in templates, which no minifier of scripts touches: Lightning CSS does them. */
const minifiedStyles: Plugin = {
  name: 'minified-styles',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.styles.ts')
      ? code.replace(/= css`([^`$]+)`/, (_, css: string) => `= css\`${minifyCss(css, id)}\``)
      : undefined,
};

function minifyCss(css: string, filename: string): string {
  const { code } = transform({ code: new TextEncoder().encode(css), filename, minify: true });
  // A backslash of the style sheet stays one inside the template.
  return new TextDecoder().decode(code).replaceAll('\\', '\\\\');
}

export const TRANSFORMS: readonly Plugin[] = [minifiedStyles, markupSpace, leanLit, floatingUi, wordNumbers];
