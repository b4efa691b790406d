import type { Inline, Prose } from '../bundle/bundle.ts';
import type { Content } from './content.ts';
import { BASE_LANGUAGE } from './content.ts';
import type { BrandSource } from './schema.ts';

/** What stands for `{brand.…}` and `{fact.…}`: name without braces -> text or address. */
export type Values = ReadonlyMap<string, string>;

/** The placeholders that are addresses, and so belong into a link's target and nowhere else. */
export const ADDRESSES = ['brand.sign-in', 'brand.help-centre'] as const;

/** What a brand's words in one language are filled in with. */
export function placeholderValues(content: Content, brand: BrandSource, lang: string): Values {
  const values = new Map([['brand.name', brand.name]]);
  if (brand['sign-in'] !== undefined) values.set('brand.sign-in', brand['sign-in']);
  if (brand['help-centre'] !== undefined) values.set('brand.help-centre', brand['help-centre']);
  const translated = lang === BASE_LANGUAGE ? {} : brand.words?.[lang]?.facts;
  for (const [id, figure] of Object.entries({ ...content.facts.data.figures, ...brand.facts, ...translated })) {
    values.set(`fact.${id}`, String(figure));
  }
  return values;
}

/** Names in braces, in their order, without the braces. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map((match) => match[1] ?? '');
}

/** Fills in what there is a value for; any other place stays as it stands. */
export function fillText(text: string, values: Values): string {
  return text.replace(PLACE, (place, name: string) => values.get(name) ?? place);
}

/** Fills in text and link targets. A link whose address the brand does not have falls away, and its text stays. */
export function fillProse(prose: Prose, values: Values): Prose {
  const inlines = (nodes: readonly Inline[]): Inline[] => joinText(nodes.flatMap(inline));
  const inline = (node: Inline): Inline[] => {
    if (typeof node === 'string') return [fillText(node, values)];
    if ('strong' in node) return [{ strong: inlines(node.strong) }];
    if ('em' in node) return [{ em: inlines(node.em) }];
    const lacks = placesIn(node.href).some((name) => !values.has(name));
    return lacks ? inlines(node.link) : [{ link: inlines(node.link), href: fillText(node.href, values) }];
  };
  return prose.map((block) => {
    if ('p' in block) return { p: inlines(block.p) };
    if ('ul' in block) return { ul: block.ul.map((item) => fillProse(item, values)) };
    return { ...block, ol: block.ol.map((item) => fillProse(item, values)) };
  });
}

function joinText(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node;
    else joined.push(node);
  }
  return joined;
}

const PLACE = /\{([^{}]*)\}/g;
