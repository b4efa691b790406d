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
    from: /const t=globalThis,(.*?),s=t\.trustedTypes,e=s\?s\.createPolicy\("lit-html",(\{[^}]*\})\):void 0,/,
    to: 'let e;try{e=globalThis.trustedTypes?.createPolicy("help-widget",$2)}catch{}const $1,',
  },
  { what: 'asking its policy', from: 'void 0!==e?e.createHTML(i):i', to: 'e?.createHTML(i)??i' },
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
  to: 'handleEvent(t){this._$AH===A||this.options.host.handle(this._$AH,t)}',
};

/**
 * Which place of a template a value stands in. Lit reads the markup with six regular expressions, to know that and the
 * names of attributes in their own case. Ours have neither angle brackets in the values of their attributes nor capitals
 * in the names of those that are bound (`test/scripts/lit.test.ts` looks), so the last bracket tells, and the browser
 * the names. No value is ever parsed, so the marker that stands for one need not be a secret.
 */
const PLACES: readonly Change[] = [
  { what: 'the marker of a bound attribute', from: 'h="$lit$",', to: '' },
  { what: 'the marker of a value', from: '`lit$${Math.random().toFixed(9).slice(2)}$`', to: '"lit$"' },
  { what: 'reading markup', from: /f="\[ .*?(?=x=t=>)/, to: '' },
  {
    what: 'reading markup',
    from: /N=\(t,i\)=>\{.*?\}(?=;class)/,
    // Not by reduce: libraries of old have one of their own, which reduces nothing.
    to: 'N=t=>{let i=t[0];for(const s of t.slice(1))i+=(i.lastIndexOf("<")>i.lastIndexOf(">")?o:r)+s;return V(t,i)}',
  },
  { what: 'reading markup', from: 'let l=0,a=0;', to: 'let l=0;' },
  { what: 'reading markup', from: ',[f,v]=N(t,i);', to: ';' },
  { what: 'reading markup', from: 'this.el=S.createElement(f,e)', to: 'this.el=S.createElement(N(t))' },
  { what: 'a bound attribute', from: 't.endsWith(h)', to: 'r.getAttribute(t).includes(o)' },
  { what: 'the name of a bound attribute', from: 'i=v[a++],', to: '' },
  { what: 'the name of a bound attribute', from: '.exec(i);d.push', to: '.exec(t);d.push' },
];

/**
 * What no template of ours uses: directives, values bound to a whole element, in a comment or in the text of a
 * `<textarea>`, templates that begin inside of SVG or MathML, and what only directives or other libraries ask. The check
 * that a template is none made of JSON stays.
 */
const UNUSED: readonly Change[] = [
  { what: 'directives', from: /function M\(t,i,s=t,e\)\{.*?\}(?=class)/, to: '' },
  { what: 'directives', from: /\bM\(this,(t|e\[s\+n\]),i(?:,[0n])?\)/g, to: '$1' },
  { what: 'directives', from: /t=t,(a\(t\)\?|o=)/g, to: '$1' },
  { what: 'directives', from: /\$AI\(t,i=this(?=[,)])/g, to: '$AI(t,i' },
  { what: 'values that change nothing', from: 'E=Symbol.for("lit-noChange"),', to: '' },
  { what: 'values that change nothing', from: /&&t!==E/g, to: '' },
  { what: 'values that change nothing', from: 'r===E&&(r=this._$AH[n]),', to: '' },
  { what: 'values that change nothing', from: 'if((t=t??A)===E)return;', to: 't??=A;' },
  { what: 'values that change nothing', from: 'E as noChange,', to: '' },
  {
    what: 'options of handlers',
    from: /\|\|t\.capture!==s\.capture\|\|t\.once!==s\.once\|\|t\.passive!==s\.passive/,
    to: '',
  },
  { what: 'nothing, as other copies of Lit know it', from: 'Symbol.for("lit-nothing")', to: 'Symbol()' },
  { what: 'other lists than arrays', from: 'd=t=>u(t)||"function"==typeof t?.[Symbol.iterator],', to: '' },
  { what: 'other lists than arrays', from: 'd(t)?this.k(t)', to: 'u(t)?this.k(t)' },
  { what: 'rendering before', from: 's?.renderBefore??i', to: 'i' },
  { what: 'rendering before', from: 'const t=s?.renderBefore??null;', to: '' },
  { what: 'rendering before', from: 'i.insertBefore(c(),t),t,void 0,s??{}', to: 'i.appendChild(c()),null,s' },
  { what: 'what other libraries ask', from: /const j=\{.*?\};/, to: '' },
  { what: 'what other libraries ask', from: 'j as _$LH,', to: '' },
  { what: 'being connected', from: /setConnected\(t\)\{.*?\}(?=\}class)/, to: '' },
  { what: 'being connected', from: 'this._$AP?.(!1,!0,s);', to: ';' },
  { what: 'being connected', from: ',this._$Cv=e?.isConnected??!0', to: '' },
  { what: 'parents', from: /get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, to: '' },
  { what: 'parents', from: /get parentNode\(\)\{return this\..*?\}get _\$AU\(\)\{.*?\}/, to: '' },
  { what: 'parents', from: /get parentNode\(\)\{let t=.*?get endNode\(\)\{.*?\}/, to: '' },
  { what: 'parents', from: 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', to: '' },
  { what: 'parents', from: 'this._$AN=void 0,this._$AD=t,this._$AM=i', to: 'this._$AD=t' },
  { what: 'parents', from: 'constructor(t,i,s,e){this.type=2,', to: 'constructor(t,i,e){' },
  { what: 'parents', from: 'this._$AM=s,', to: '' },
  { what: 'parents', from: 'new R(e,this)', to: 'new R(e)' },
  { what: 'parents', from: 'new k(h,h.nextSibling,this,t)', to: 'new k(h,h.nextSibling,t)' },
  { what: 'parents', from: 'new k(this.O(c()),this.O(c()),this,', to: 'new k(this.O(c()),this.O(c()),' },
  { what: 'parents', from: 'new r.ctor(h,r.name,r.strings,this,t)', to: 'new r.ctor(h,r.name,r.strings,t)' },
  { what: 'parents', from: 'constructor(t,i,s,e,h){this.type=1,', to: 'constructor(t,i,s,h){' },
  { what: 'parents', from: 'this._$AM=e,', to: '' },
  { what: 'parents', from: /this\._\$AN=void 0,/g, to: '' },
  { what: 'properties without a value', from: '=t===A?void 0:t', to: '=t' },
  { what: 'properties without a value', from: '!!t&&t!==A', to: '!!t' },
  { what: 'kinds of parts', from: '{type:1,index:l,', to: '{index:l,' },
  { what: 'kinds of parts', from: '{type:2,index:l}', to: '{index:l}' },
  {
    what: 'kinds of parts',
    from: /let i;2===r\.type\?i=(.*?):1===r\.type\?i=(.*?):6===r.*?this,t\)\),/,
    to: 'let i=r.ctor?$2:$1;',
  },
  { what: 'kinds of parts', from: 'void 0!==s&&(void 0!==s.strings?(', to: '(s.strings?(' },
  { what: 'elements without attributes', from: 'if(r.hasAttributes())for', to: 'for' },
  {
    what: 'what no attribute was before',
    from: '(this._$AH=Array(s.length-1).fill(new String),',
    to: '(this._$AH=[],',
  },
  { what: 'what no attribute was before', from: 'this.strings=s):this._$AH=A', to: 'this.strings=s):0' },
  { what: 'values that are not set', from: 'o&&!e&&this.j', to: 'o&&this.j' },
  {
    what: 'listeners that go',
    from: /const s=this\._\$AH,e=t===A&&s!==A,.*?(?=this\._\$AH=t\})/,
    to: 'this._$AH===A&&t!==A&&this.element.addEventListener(this.name,this),',
  },
  { what: 'kinds of parts', from: /constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}/g, to: '' },
  { what: 'kinds of parts', from: 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', to: '' },
  { what: 'compiled templates', from: /(?<=e=)"number"==typeof s\?(this\._\$AC\(t\)):.*?,s\)(?=;)/, to: '$1' },
  { what: 'compiled templates', from: '{values:i,_$litType$:s}=t', to: '{values:i}=t' },
  { what: 'wrapping nodes', from: 'i=t=>t,', to: '' },
  { what: 'wrapping nodes', from: /\bi\(t\)\./g, to: 't.' },
  { what: 'whole elements', from: 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', to: '' },
  { what: 'raw text', from: /if\(y\.test\(r\.tagName\)\)\{.*?(?=\}else if)/, to: '' },
  { what: 'comments', from: /else\{let t=-1;for\(;-1!==.*?\}(?=l\+\+)/, to: '' },
  { what: 'SVG and MathML', from: /,2===i\|\|3===i\)\{.*?\}/, to: ',0){}' },
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
    const changes = [...OWN_POLICY, NO_GLOBALS, ...UNCLOBBERED, ...TRANSLATED, CONTAINED, ...PLACES, ...UNUSED];
    return `import{ofDocument}from${JSON.stringify(PAGE)};${changed(code, changes, 'Lit', 'scripts/build/lit.ts')}`;
  },
};
