import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { floatingUi } from './floating-ui.ts';
import { leanLit } from './lit.ts';
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

/**
 * Takes the indentation out of templates of markup. A line break stays where it was, so this changes nothing but white
 * space. The one element with `white-space: pre-wrap` (the message in the review) has its words on one line of its template.
 */
const withoutIndentation: Plugin = {
  name: 'without-indentation',
  enforce: 'pre',
  transform: (code, id) => (/\/components\/.*\.ts$/.test(id) ? code.replace(/\n\s+/g, '\n') : undefined),
};

export const TRANSFORMS: readonly Plugin[] = [minifiedStyles, withoutIndentation, leanLit, floatingUi, wordNumbers];
