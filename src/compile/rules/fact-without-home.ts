import type { Complaint, Rule } from './rule.ts';
import type { Path, Sourced } from '../yaml.ts';

/** Every fact has a home: those for customers in a step, those for agents in an agent's brief. */
export const factWithoutHome: Rule = {
  name: 'fact-without-home',
  *check({ content }) {
    const inSteps = [...content.topics.values()].flatMap((source) =>
      Object.entries(source.data.steps).map(([id, step]) => ({
        source,
        path: ['steps', id, 'facts'],
        facts: step.facts,
      })),
    );
    const inBriefs = [...content.agents.values()].flatMap((source) => [
      { source, path: ['every', 'facts'], facts: source.data.every?.facts },
      ...Object.entries(source.data.outcomes).map(([id, { facts }]) => ({
        source,
        path: ['outcomes', id, 'facts'],
        facts,
      })),
    ]);
    const { facts } = content;
    yield* compare(facts, 'customer', facts.data.customer, inSteps, 'Name it under facts in the step that carries it.');
    yield* compare(
      facts,
      'agent',
      facts.data.agent,
      inBriefs,
      'Name it under facts in the agent file that carries it.',
    );
  },
};

interface Naming {
  readonly source: Sourced<unknown>;
  readonly path: Path;
  readonly facts: readonly string[] | undefined;
}

function* compare(
  source: Sourced<unknown>,
  key: string,
  wanted: readonly string[],
  namings: readonly Naming[],
  advice: string,
): Iterable<Complaint> {
  const known = new Set(wanted);
  const home = new Set<string>();
  for (const naming of namings) {
    for (const [index, id] of (naming.facts ?? []).entries()) {
      home.add(id);
      if (known.has(id)) continue;
      const message = `"${id}" is no fact for the ${key}. Name one of those in facts.yaml, or add it there.`;
      yield { source: naming.source, path: [...naming.path, index], message };
    }
  }
  for (const [index, id] of wanted.entries()) {
    if (!home.has(id)) yield { source, path: [key, index], message: `The fact "${id}" has no home. ${advice}` };
  }
}
