import type { Declaration, Described } from './element-manifest.ts';

/**
 * What Visual Studio Code completes in HTML: the tag, its attributes and their values. The form is that of its
 * `html.customData`, version 1.1.
 */
export function htmlData({ tagName, description = '', attributes = [] }: Declaration): object {
  return {
    version: 1.1,
    tags: [{ name: tagName, description, attributes: attributes.map(attribute) }],
  };
}

/** What it completes in style sheets, in the form of `css.customData`. */
export function cssData({ cssProperties = [], cssParts = [] }: Declaration): object {
  return {
    version: 1.1,
    properties: cssProperties.map(({ name, description = '' }) => ({ name, description })),
    pseudoElements: cssParts.map(({ name, description = '' }) => ({ name: `::part(${name})`, description })),
  };
}

function attribute({ name, description = '', type }: Described): object {
  const choices = type?.text.split(' | ') ?? [];
  return {
    name,
    description,
    ...(choices.length > 1 && { values: choices.map((choice) => ({ name: choice })) }),
    // `v` is how the format calls an attribute without a value.
    ...(type?.text === 'boolean' && { valueSet: 'v' }),
  };
}
