import { FIELD_IDS } from '../../bundle/field-ids.ts';
import type { Material } from '../material.ts';
import { ADDRESSES, placeholderValues, placesIn } from '../placeholder.ts';
import { linkTargets, paragraphs } from '../prose-text.ts';
import { pointOf } from '../text-point.ts';
import type { Wording } from '../wording.ts';
import type { Complaint, Rule } from './rule.ts';

/** Every `{…}` in words stands for something, in each brand that shows it, and stands where it belongs. */
export const placeholder: Rule = {
  name: 'placeholder',
  *check(material) {
    for (const wording of material.wordings) {
      const { source, path, text, kind } = wording;
      const prose = kind === 'prose' ? material.markdown(text).prose : undefined;
      const complain = (name: string, message: string): Complaint => ({
        source,
        path,
        message,
        ...pointOf(text, `{${name}}`),
      });
      for (const name of prose ? linkTargets(prose).flatMap(placesIn) : []) {
        if (isAddress(name)) continue;
        yield complain(
          name,
          `{${name}} is no address. In a link's target write ${ADDRESSES.map((one) => `{${one}}`).join(' or ')}.`,
        );
      }
      for (const name of prose ? paragraphs(prose).flatMap(placesIn) : placesIn(text)) {
        const fault = textFault(material, wording, name);
        if (fault !== undefined) yield complain(name, fault);
      }
      if (kind === 'desk' && !placesIn(text).includes('reference')) {
        yield {
          source,
          path,
          message: 'Say the {reference} here: the customer has nothing else to name the ticket by.',
        };
      }
    }
    yield* inAgentFiles(material);
  },
};

function textFault(
  { content }: Material,
  { path, lang, kind, brands, source }: Wording,
  name: string,
): string | undefined {
  if ((kind === 'widget' || kind === 'label') && /^[a-z-]+$/.test(name)) return undefined;
  if (kind === 'desk') {
    return name === 'reference' || name === 'brand.name'
      ? undefined
      : `Nothing stands for {${name}}. Only {reference} and {brand.name} may stand here, or take the braces away.`;
  }
  if (isAddress(name)) return `{${name}} is an address. Write it as a link's target: [words]({${name}}).`;
  if (source.file.startsWith('brands/') && (path[0] === 'name' || path.includes('facts'))) {
    return `This is itself filled into words, so it cannot hold {${name}}. Write it out.`;
  }
  const lacking = brands.filter((brand) => !placeholderValues(content, brand.data, lang).has(name));
  if (name === 'brand.name' || (/^fact\.[a-z0-9-]+$/.test(name) && lacking.length === 0 && brands.length > 0))
    return undefined;
  if (!name.startsWith('fact.'))
    return `Nothing stands for {${name}}. Write {brand.name} or {fact.<figure>}, or take the braces away.`;
  return lacking.length === 0
    ? undefined
    : `There is no {${name}} for ${lacking.map((brand) => brand.data.brand).join(', ')}. Add it to figures in facts.yaml or to the brand's facts.`;
}

function* inAgentFiles({ content }: Material): Iterable<Complaint> {
  for (const source of content.agents.values()) {
    const topic = content.topics.get(source.data.topic);
    const briefs = Object.entries(source.data.outcomes).map(([id, brief]) => {
      const step = topic?.data.steps[id];
      const fields: readonly string[] = step?.kind === 'outcome' && step.outcome === 'ticket' ? step.fields : FIELD_IDS;
      return { path: ['outcomes', id], brief, fields };
    });
    for (const { path, brief, fields } of [
      { path: ['every'], brief: source.data.every ?? {}, fields: [] },
      ...briefs,
    ]) {
      const texts = [
        ...(brief.check ?? []).map((text, index) => [['check', index], text] as const),
        ...(brief.do ?? []).map((text, index) => [['do', index], text] as const),
        ...(['reply', 'escalation'] as const).flatMap((key) =>
          brief[key] === undefined ? [] : [[[key], brief[key]] as const],
        ),
      ];
      for (const [below, text] of texts) {
        for (const name of placesIn(text)) {
          if (
            fields.includes(name) ||
            name === 'brand.name' ||
            isAddress(name) ||
            isFigure(content.facts.data.figures, name)
          )
            continue;
          const message = `Nothing stands for {${name}}. Write a field this ticket asks for, {brand.…} or {fact.…}, or take the braces away.`;
          yield { source, path: [...path, ...below], message, ...pointOf(text, `{${name}}`) };
        }
      }
    }
  }
}

function isAddress(name: string): boolean {
  return (ADDRESSES as readonly string[]).includes(name);
}

function isFigure(figures: Readonly<Record<string, unknown>>, name: string): boolean {
  return name.startsWith('fact.') && Object.hasOwn(figures, name.slice('fact.'.length));
}
