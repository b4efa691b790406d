import { transform } from 'lightningcss';
import type { Plugin } from 'vite';

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

/**
 * Lit makes its Trusted Types policy, `lit-html`, when it is imported, and throws where the page refuses it. Ours is
 * called `help-widget`, and where that is refused Lit works without, as it does where there are no Trusted Types.
 * May go when Lit takes a policy's name as an option.
 */
const ownPolicy: Plugin = {
  name: 'own-policy',
  transform(code, id) {
    if (!id.endsWith('/lit-html.js')) return undefined;
    const own = code.replace(
      /(\w+)\.createPolicy\("lit-html",(\{[^}]*\})\)/,
      '(()=>{try{return $1.createPolicy("help-widget",$2)}catch{}})()',
    );
    if (own === code) this.error('Lit makes its policy in another way now: look for createPolicy in lit-html.');
    return own;
  },
};

export const TRANSFORMS: readonly Plugin[] = [minifiedStyles, withoutIndentation, ownPolicy];
