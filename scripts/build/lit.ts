import path from 'node:path';
import type { Plugin } from 'vite';
import type { Change } from './change.ts';
import { changed } from './change.ts';

/**
 * Lit makes its Trusted Types policy, `lit-html`, when it is imported, and throws where the page refuses it. Ours is
 * called `help-widget`. Where that is refused, a page may still enforce Trusted Types, and nothing tells a script so but
 * a violation; so templates are then parsed by `setHTML` (HTML standard, "safe HTML parsing methods"), which needs no
 * policy, and only where a browser lacks that by `innerHTML`. Comments have to stay: Lit's markers are such.
 * May go when Lit takes a policy's name as an option, and does the same.
 */
const OWN_POLICY: readonly Change[] = [
  {
    what: 'its policy (createPolicy)',
    from: /(\w+)\.createPolicy\("lit-html",(\{[^}]*\})\)/,
    to: '(()=>{try{return $1.createPolicy("help-widget",$2)}catch{}})()',
  },
  {
    what: 'parsing its templates (innerHTML)',
    from: /(\w+)\.innerHTML=(\w+),/,
    to: 'typeof $2=="string"&&$1.setHTML?$1.setHTML($2,{sanitizer:{comments:!0}}):$1.innerHTML=$2,',
  },
];

/** Lit reads one global and writes another. A page may have anything under the one, and the other would be ours. */
const NO_GLOBALS: Change = {
  what: 'its globals',
  from: /,(\w+)=t\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
  to: ';',
};

/** Where `ofDocument` is, which reads `document` past elements whose names hide its parts. */
const PAGE = path.resolve(import.meta.dirname, '../../components/help-widget/page.ts');

/** Elements whose names hide the document's methods (`<img name="createElement">`) are read past. */
const UNCLOBBERED: readonly Change[] = [
  { what: 'making nodes', from: /\bl\.(create\w+)\(/g, to: 'ofDocument("$1")(' },
  { what: 'importing nodes', from: '(t?.creationScope??l).importNode(', to: 'ofDocument("importNode")(' },
];

/**
 * A page translator puts each text node into an element of its own. So a child ends at a comment, where it ended at
 * whatever stood behind it, and a text that changes is made anew, where it was looked for beside its marker.
 */
const TRANSLATED: readonly Change[] = [
  { what: 'the end of a child', from: 'r=`<${n}>`', to: 'r=`<${n}><!---->`' },
  { what: 'changing a text', from: /this\._\$AH!==A&&a\(this\._\$AH\)\?this\._\$AA\.nextSibling\.data=t:/, to: '' },
];

/** What a listener of ours throws goes to the element that rendered it, not to the page. */
const CONTAINED: Change = {
  what: 'calling a listener',
  from: /handleEvent\(t\)\{[^}]*\}/,
  to: 'handleEvent(t){this.options.host.handle(this._$AH,t)}',
};

/**
 * What no template of ours uses, 700 bytes with Brotli of what is loaded until the first question: directives,
 * values bound to a whole element, in a comment or in the text of a `<textarea>`, templates that begin inside of SVG or
 * MathML, and what only directives ask. The check that a template is none made of JSON stays.
 */
const UNUSED: readonly Change[] = [
  { what: 'directives', from: /function M\(t,i,s=t,e\)\{.*?\}(?=class)/, to: 'function M(t,i){return i}' },
  {
    what: 'options of handlers',
    from: /\|\|t\.capture!==s\.capture\|\|t\.once!==s\.once\|\|t\.passive!==s\.passive/,
    to: '',
  },
  { what: 'directives', from: /\bM\(this,(t|e\[s\+n\]),i(?:,[0n])?\)/g, to: '$1' },
  { what: 'other lists than arrays', from: '||"function"==typeof t?.[Symbol.iterator]', to: '' },
  { what: 'rendering before', from: 's?.renderBefore??i', to: 'i' },
  { what: 'rendering before', from: 's?.renderBefore??null', to: 'null' },
  { what: 'being connected', from: /setConnected\(t\)\{.*?\}(?=\}class)/, to: '' },
  { what: 'being connected', from: 'this._$AP?.(!1,!0,s);', to: ';' },
  { what: 'being connected', from: ',this._$Cv=e?.isConnected??!0', to: '' },
  { what: 'being connected', from: /get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, to: '' },
  { what: 'parents', from: /get parentNode\(\)\{return this\..*?\}get _\$AU\(\)\{.*?\}/, to: '' },
  { what: 'parents', from: /get parentNode\(\)\{let t=.*?get endNode\(\)\{.*?\}/, to: '' },
  { what: 'compiled templates', from: /(?<=="number"==typeof s\?)(this\._\$AC\(t\)):.*?,s\)(?=;)/, to: '$1:0' },
  { what: 'whole elements', from: ':6===r.type&&(i=new Z(h,this,t))', to: ':0' },
  { what: 'whole elements', from: 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', to: '' },
  { what: 'raw text', from: /if\(y\.test\(r\.tagName\)\)\{.*?(?=\}else if)/, to: '' },
  { what: 'raw text', from: '(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', to: 'c=p' },
  { what: 'comments', from: /else\{let t=-1;for\(;-1!==.*?\}(?=l\+\+)/, to: '' },
  { what: 'SVG and MathML', from: /,2===i\|\|3===i\)\{.*?\}/, to: ',0){}' },
  { what: 'SVG and MathML', from: 'l=2===i?"<svg>":3===i?"<math>":""', to: 'l=""' },
  { what: 'SVG and MathML', from: '+(2===i?"</svg>":3===i?"</math>":"")', to: '' },
];

/**
 * Lit as we need it. A version of Lit that has one of these places in other words fails the build, and so does a module
 * of Lit's that builds on them; the journeys, which run on the built files, see that every template still renders.
 */
export const leanLit: Plugin = {
  name: 'lean-lit',
  transform(code, id) {
    if (!id.includes('/lit-html/')) return undefined;
    if (!id.endsWith('/lit-html.js')) this.error(`${id} builds on what scripts/build/lit.ts leaves out of Lit.`);
    const changes = [...OWN_POLICY, NO_GLOBALS, ...UNCLOBBERED, ...TRANSLATED, CONTAINED, ...UNUSED];
    return `import{ofDocument}from${JSON.stringify(PAGE)};${changed(code, changes, 'Lit', 'scripts/build/lit.ts')}`;
  },
};
