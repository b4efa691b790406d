import type { Rule } from './rule.ts';

/** Whoever gets a ticket finds a brief for it: one for every ticket, and none for anything else. */
export const agentOutcome: Rule = {
  name: 'agent-outcome',
  *check({ content }) {
    for (const [id, source] of content.topics) {
      const agent = content.agents.get(id);
      for (const [step, { kind, ...rest }] of Object.entries(source.data.steps)) {
        const ticket = kind === 'outcome' && 'outcome' in rest && rest.outcome === 'ticket';
        if (!ticket || (agent && Object.hasOwn(agent.data.outcomes, step))) continue;
        yield {
          source,
          path: ['steps', step],
          on: 'key',
          message: `The agent has no brief for "${step}". Add it to agent/${id}.yaml.`,
        };
      }
    }
    for (const source of content.agents.values()) {
      const topic = content.topics.get(source.data.topic);
      if (!topic) {
        yield {
          source,
          path: ['topic'],
          message: `There is no topic "${source.data.topic}". Name one, or take the file away.`,
        };
        continue;
      }
      for (const [id, brief] of Object.entries(source.data.outcomes)) {
        const step = Object.hasOwn(topic.data.steps, id) ? topic.data.steps[id] : undefined;
        const path = ['outcomes', id];
        if (!(step?.kind === 'outcome' && step.outcome === 'ticket')) {
          yield {
            source,
            path,
            on: 'key',
            message: `"${id}" is no ticket of this topic. Take it away or mend its spelling.`,
          };
        } else if ((brief.check ?? []).length + (brief.do ?? []).length === 0) {
          yield {
            source,
            path,
            on: 'key',
            message: `This brief says nothing. Write what to check or do under check and do.`,
          };
        }
      }
    }
  },
};
