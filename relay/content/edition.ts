import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Content } from '../../src/compile/content.ts';
import { BASE_LANGUAGE } from '../../src/compile/content.ts';
import type { Values } from '../../src/compile/placeholder.ts';
import { placeholderValues } from '../../src/compile/placeholder.ts';
import type { AgentSource, DeskWords } from '../../src/compile/schema.ts';
import type { Catalogue } from './catalogue.ts';

/** One content folder: what stands in it, and the bundles made of it. */
export interface Edition {
  readonly content: Content;
  readonly bundles: readonly Bundle[];
}

/** Stands for whichever language comes first. */
const ANY = '';

/** Puts editions together, the newest first. Of two that hold the same thing the newer counts. */
export function catalogueOf(editions: readonly Edition[]): Catalogue {
  const bundles = new Map<string, Bundle>();
  for (const bundle of editions.flatMap((edition) => edition.bundles)) {
    for (const language of [bundle.lang, ANY]) {
      const key = keyOf(bundle.brand.id, bundle.topic, language, bundle.revision);
      if (!bundles.has(key)) bundles.set(key, bundle);
    }
  }
  const brands = new Set(editions.flatMap(({ content }) => [...content.brands.keys()]));
  /** The first thing that any edition gives. */
  const first = <T>(find: (edition: Edition) => T | undefined): T | undefined => {
    for (const edition of editions) {
      const found = find(edition);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    brands,
    bundleOf: ({ brand, topic, language, revision }) =>
      bundles.get(keyOf(brand, topic, language, revision)) ?? bundles.get(keyOf(brand, topic, ANY, revision)),
    newest: ({ brand, topic, language }) =>
      first(({ bundles }) => {
        const ours = bundles.filter((bundle) => bundle.brand.id === brand && bundle.topic === topic);
        return ours.find(({ lang }) => lang === language) ?? ours[0];
      }),
    agent(topic, outcome) {
      const told = (edition: Edition): AgentSource | undefined => edition.content.agents.get(topic)?.data;
      const knowing = (edition: Edition): AgentSource | undefined => {
        const agent = told(edition);
        return agent && outcome !== undefined && Object.hasOwn(agent.outcomes, outcome) ? agent : undefined;
      };
      return first(knowing) ?? first(told);
    },
    values: (brand) => first((edition) => valuesOf(edition, brand)) ?? new Map<string, string>(),
    deskWords: (brand, language) => first((edition) => deskWordsOf(edition, brand, language)),
  };
}

function valuesOf({ content }: Edition, brand: string): Values | undefined {
  const data = content.brands.get(brand)?.data;
  return data && placeholderValues(content, data, BASE_LANGUAGE);
}

function deskWordsOf({ content }: Edition, brand: string, language: string): DeskWords | undefined {
  const data = content.brands.get(brand)?.data;
  if (!data) return undefined;
  const near = [language, language.split('-', 1)[0], data.languages[0]];
  const chosen = near.find((one) => one !== undefined && data.languages.includes(one) && content.deskWords.has(one));
  return chosen === undefined ? undefined : content.deskWords.get(chosen)?.data;
}

/** Ids hold no line break. */
function keyOf(...parts: readonly string[]): string {
  return parts.join('\n');
}
