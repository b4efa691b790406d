import type { Scheme } from '../address.ts';
import { addressFault } from '../address.ts';
import { isThemeValue } from '../../bundle/theme-value.ts';
import type { Material } from '../material.ts';
import { ADDRESSES, placesIn } from '../placeholder.ts';
import { linkTargets } from '../prose-text.ts';
import { pointOf } from '../text-point.ts';
import type { Path } from '../yaml.ts';
import type { Complaint, Rule } from './rule.ts';

const HTTPS: readonly Scheme[] = ['https'];
const ANYWHERE: readonly Scheme[] = ['https', 'mailto', 'tel'];

/** Every address leads where it says: whole, https (or mailto and tel where a person presses it), without credentials. */
export const link: Rule = {
  name: 'link',
  *check(material) {
    yield* inBrands(material);
    for (const { source, path, text, kind } of material.wordings) {
      if (kind !== 'prose') continue;
      for (const href of linkTargets(material.markdown(text).prose)) {
        const fault = addressFault(withoutPlaces(href), ANYWHERE);
        if (fault !== undefined) yield { source, path, message: fault, ...pointOf(text, `](${href}`) };
      }
    }
  },
};

function* inBrands({ content }: Material): Iterable<Complaint> {
  for (const source of content.brands.values()) {
    const { data } = source;
    const check = function* (path: Path, address: string | undefined, schemes: readonly Scheme[]): Iterable<Complaint> {
      const fault = address === undefined ? undefined : addressFault(address, schemes);
      if (fault !== undefined) yield { source, path, message: fault };
    };
    for (const key of ['sign-in', 'help-centre', 'privacy'] as const) yield* check([key], data[key], HTTPS);
    yield* check(['phone', 'href'], data.phone?.href, ['tel']);
    for (const [id, { href }] of Object.entries(data.articles ?? {}))
      yield* check(['articles', id, 'href'], href, HTTPS);
    for (const [index, channel] of data.channels.entries()) {
      if (channel.channel === 'copy') yield* check(['channels', index, 'href'], channel.href, ANYWHERE);
    }
    for (const [key, value] of Object.entries(data.theme ?? {})) {
      if (key === 'accent' || typeof value !== 'string' || isThemeValue(value)) continue;
      yield {
        source,
        path: ['theme', key],
        message: 'A theme value must load nothing and stay one value. Write a length or a font name.',
      };
    }
  }
}

/** A placeholder at the front stands for a brand's address, which is checked where it is written. */
function withoutPlaces(href: string): string {
  const [name = ''] = placesIn(href);
  const known = (ADDRESSES as readonly string[]).includes(name);
  return known && href.startsWith(`{${name}}`) ? `https://example.com/${href.slice(name.length + 2)}` : href;
}
