import type { Rule } from './rule.ts';

/** Every step can be come to in some brand: from the start, an error code, or as the ticket for a person. */
export const unreachableStep: Rule = {
  name: 'unreachable-step',
  *check({ content, editions }) {
    const reached = new Map<string, Set<string>>();
    for (const { topic, steps } of editions) {
      const seen = reached.get(topic.file) ?? new Set();
      for (const id of steps.keys()) seen.add(id);
      reached.set(topic.file, seen);
    }
    for (const source of content.topics.values()) {
      const seen = reached.get(source.file);
      if (!seen) {
        yield {
          source,
          path: ['topic'],
          on: 'key',
          message: 'No brand has this topic. Name it under topics in a brand, or take the file away.',
        };
        continue;
      }
      for (const id of Object.keys(source.data.steps)) {
        if (seen.has(id)) continue;
        yield {
          source,
          path: ['steps', id],
          on: 'key',
          message: `Nothing leads to "${id}" in any brand. Let an answer lead here, or take the step away.`,
        };
      }
    }
  },
};
