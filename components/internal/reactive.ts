import type { PropertyDeclarations } from 'lit';

/**
 * Declares properties that are set by our own code alone, never by an attribute: a change of one renders anew. It does
 * what Lit's decorators do, for a kilobyte less.
 */
export function reactive(...names: readonly string[]): PropertyDeclarations {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
