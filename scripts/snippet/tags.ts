import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Built } from './built.ts';
import type { SnippetOptions } from './options.ts';

export interface Snippet {
  /** For the page, and nothing else. */
  readonly code: string;
  /** For the person who puts it there: one sentence each. */
  readonly notes: readonly string[];
}

/**
 * What to put on a page.
 *
 * @param bundles those of all brands
 * @throws Error with a sentence that names the brands or languages there are
 */
export function snippet(options: SnippetOptions, { version, integrity }: Built, bundles: readonly Bundle[]): Snippet {
  const { base, form, follow } = options;
  const own = bundlesOf(options.brand, bundles);
  const bundle = inLanguage(options, own);
  const fixed = options.lang !== undefined || own.every(({ lang }) => lang === bundle.lang);
  const attributes = attributesOf(options, bundle, fixed);
  const folder = follow ? version.split('.')[0] : version;
  const script: Script = {
    src: `${base}/${folder}/help-widget.js`,
    ...(!follow && { integrity }),
  };
  const write = { tag: tagAndScript, single: scriptAlone, 'tag-manager': javaScript }[form];
  return {
    code: write(attributes, linksOf(bundle), script),
    notes: [...(follow ? FOLLOWING : pinned(version)), ...notesOf(options, fixed)],
  };
}

type Attributes = readonly (readonly [name: string, value: string])[];

interface Script {
  readonly src: string;
  readonly integrity?: string;
}

interface Link {
  readonly say: string;
  readonly href: string;
}

function bundlesOf(brand: string, bundles: readonly Bundle[]): readonly Bundle[] {
  const own = bundles.filter((bundle) => bundle.brand.id === brand);
  if (own.length > 0) return own;
  const known = [...new Set(bundles.map((bundle) => bundle.brand.id))];
  throw new Error(`There is no brand "${brand}". There are: ${known.join(', ')}.`);
}

function inLanguage({ brand, lang }: SnippetOptions, own: readonly Bundle[]): Bundle {
  const found = lang === undefined ? own[0] : own.find((bundle) => bundle.lang.toLowerCase() === lang.toLowerCase());
  if (found) return found;
  const known = [...new Set(own.map((bundle) => bundle.lang))];
  throw new Error(`"${brand}" has no words in "${lang}". It has: ${known.join(', ')}.`);
}

/** With label and accent the launcher stands as it will stay, before anything else is loaded. */
function attributesOf({ brand, mode, lang }: SnippetOptions, bundle: Bundle, fixed: boolean): Attributes {
  const accent = bundle.brand.theme['--help-accent'];
  const all: readonly (readonly [string, string | undefined])[] = [
    ['brand', brand],
    ['mode', mode],
    ['trigger', mode === 'attached' ? 'trouble' : undefined],
    ['lang', lang && bundle.lang],
    ['label', fixed ? bundle.words.launcher : undefined],
    ['accent', accent],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** What helps without any script: the brand's articles, and where a person can be asked. */
function linksOf({ articles, brand, words }: Bundle): readonly Link[] {
  const desk = brand.channels.find(({ channel }) => channel === 'copy');
  const person = (desk && 'href' in desk && desk.href) || brand.helpCentre;
  return [
    ...Object.values(articles).map(({ title, href }) => ({ say: title, href })),
    ...(person ? [{ say: words['talk-to-a-person'], href: person }] : []),
  ];
}

function tagAndScript(attributes: Attributes, links: readonly Link[], script: Script): string {
  const items = links.map(({ say, href }) => `    <li><a href="${escaped(href)}">${escaped(say)}</a></li>`);
  return [
    `<help-widget${inTag(attributes)}>`,
    ...(items.length ? ['  <ul>', ...items, '  </ul>'] : []),
    '</help-widget>',
    scriptTag(script),
  ].join('\n');
}

function scriptAlone(attributes: Attributes, _links: readonly Link[], script: Script): string {
  return scriptTag(script, inTag(attributes.map(([name, value]) => [`data-${name}`, value])));
}

/** Tag managers make scripts anew and drop the attributes they don't know: these are set one by one. ES5 for their checkers. */
function javaScript(attributes: Attributes, _links: readonly Link[], { src, integrity }: Script): string {
  return [
    '<script>',
    '  (function () {',
    "    if (document.querySelector('help-widget')) return;",
    "    var widget = document.createElement('help-widget');",
    ...attributes.map(([name, value]) => `    widget.setAttribute(${quoted(name)}, ${quoted(value)});`),
    '    document.body.appendChild(widget);',
    "    var script = document.createElement('script');",
    `    script.src = ${quoted(src)};`,
    ...(integrity ? [`    script.integrity = ${quoted(integrity)};`] : []),
    "    script.crossOrigin = 'anonymous';",
    '    document.head.appendChild(script);',
    '  })();',
    '</script>',
  ].join('\n');
}

function scriptTag({ src, integrity }: Script, more = ''): string {
  const pin = integrity ? ` integrity="${integrity}"` : '';
  return `<script async src="${escaped(src)}"${pin} crossorigin${more}></script>`;
}

function inTag(attributes: Attributes): string {
  return attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** As a string of JavaScript inside a script element, where `</script>` and the two-brace marks of templates would end or change it. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('<', '\\x3c').replaceAll('{{', '{\\x7b')}'`;
}

function pinned(version: string): readonly string[] {
  return [
    `This pins version ${version}: the browser runs these bytes and no others, however the files' host fares.`,
    'Nothing changes until you change the tag: fixes of words and addresses reach this page with the next tag you put there.',
    'To go back, put the old tag back: its files stay where they are.',
  ];
}

const FOLLOWING: readonly string[] = [
  'This follows: whoever can write to that address decides what runs on your page, so follow only a host that you trust like your own.',
  'Fixes of words and addresses, and every release of this major version, arrive by themselves within minutes.',
  'Going back is done at that address, for all pages that follow it at once.',
];

function notesOf({ form, mode }: SnippetOptions, fixed: boolean): readonly string[] {
  return [
    ...(form === 'tag'
      ? []
      : ['There are no links for a browser in which the script does not run: keep some on the page.']),
    ...(mode === 'attached' ? ['Give your own element the id "trouble", or write its id instead.'] : []),
    ...(fixed
      ? []
      : ['The label is left out, for the launcher takes the page’s language; say --lang to fix it to one.']),
  ];
}
