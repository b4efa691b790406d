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
 * called `help-widget`. Where that is refused, a page may still enforce Trusted Types, and nothing tells a script so but
 * a violation; so templates are then parsed by `setHTML` (HTML standard, "safe HTML parsing methods"), which needs no
 * policy, and only where a browser lacks that by `innerHTML`. Comments have to stay: Lit's markers are such.
 * May go when Lit takes a policy's name as an option, and does the same.
 */
const ownPolicy: Plugin = {
  name: 'own-policy',
  transform(code, id) {
    if (!id.endsWith('/lit-html.js')) return undefined;
    const named = code.replace(
      /(\w+)\.createPolicy\("lit-html",(\{[^}]*\})\)/,
      '(()=>{try{return $1.createPolicy("help-widget",$2)}catch{}})()',
    );
    const own = named.replace(
      /(\w+)\.innerHTML=(\w+),/,
      'typeof $2=="string"&&$1.setHTML?$1.setHTML($2,{sanitizer:{comments:!0}}):$1.innerHTML=$2,',
    );
    if (named === code) this.error('Lit makes its policy in another way now: look for createPolicy in lit-html.');
    if (own === named) this.error('Lit parses its templates in another way now: look for innerHTML in lit-html.');
    return own;
  },
};

export const TRANSFORMS: readonly Plugin[] = [minifiedStyles, withoutIndentation, ownPolicy];
