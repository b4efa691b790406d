import type { TopicSource } from '../schema.ts';
import type { Sourced } from '../yaml.ts';
import { answersOf } from '../edition.ts';
import { spelling } from '../spelling.ts';
import type { Complaint, Rule } from './rule.ts';

/** Whatever leads somewhere leads to something that is there. */
export const unknownTarget: Rule = {
  name: 'unknown-target',
  *check({ content }) {
    const nearTopic = spelling(content.topics.keys());
    const nearBrand = spelling(content.brands.keys());
    const nearStep = new Map([...content.topics].map(([id, { data }]) => [id, spelling(Object.keys(data.steps))]));
    for (const [id, topic] of content.topics) yield* inTopic(topic, nearStep.get(id));
    for (const brand of content.brands.values()) {
      const { topics, without = [] } = brand.data;
      for (const [index, id] of topics.entries()) {
        if (content.topics.has(id)) continue;
        yield {
          source: brand,
          path: ['topics', index],
          message: `There is no topic "${id}". Write topics/${id}.yaml or take it away.${nearTopic(id)}`,
        };
      }
      const known = topics.flatMap((id) => content.topics.get(id) ?? []);
      for (const [index, id] of without.entries()) {
        const path = ['without', index];
        if (!known.some(({ data }) => Object.hasOwn(data.steps, id))) {
          const near = topics.map((topic) => nearStep.get(topic)?.(id)).find(Boolean) ?? '';
          yield {
            source: brand,
            path,
            message: `No topic of this brand has a step "${id}". Take it away or mend its spelling.${near}`,
          };
        }
        for (const { data } of known) {
          if (data.start !== id && data.person !== id) continue;
          const role = data.start === id ? 'begins' : 'sends those who want a person';
          yield {
            source: brand,
            path,
            message: `"${id}" is where ${data.topic} ${role}, so no brand can do without it. Take it away here.`,
          };
        }
      }
    }
    for (const [index, id] of (content.facts.data.brands ?? []).entries()) {
      if (content.brands.has(id)) continue;
      yield {
        source: content.facts,
        path: ['brands', index],
        message: `There is no brand "${id}". Write brands/${id}.yaml or take it away.${nearBrand(id)}`,
      };
    }
  },
};

function* inTopic(source: Sourced<TopicSource>, near: (step: string) => string = () => ''): Iterable<Complaint> {
  const { start, person, steps, 'error-codes': errorCodes = {} } = source.data;
  const leads = function* (path: readonly (string | number)[], id: string): Iterable<Complaint> {
    if (Object.hasOwn(steps, id)) return;
    yield { source, path, message: `There is no step "${id}". Write it, or lead to one that is there.${near(id)}` };
  };
  yield* leads(['start'], start);
  yield* leads(['person'], person);
  const ticket = Object.hasOwn(steps, person) ? steps[person] : undefined;
  if (ticket && !(ticket.kind === 'outcome' && ticket.outcome === 'ticket')) {
    yield {
      source,
      path: ['person'],
      message: `"${person}" is no ticket, and "Talk to a person" must lead to one. Name a ticket here.`,
    };
  }
  for (const [code, id] of Object.entries(errorCodes)) yield* leads(['error-codes', code], id);
  for (const step of Object.keys(steps)) {
    for (const [answer, { go }] of Object.entries(answersOf(source.data, step))) {
      yield* leads(['steps', step, 'answers', answer, 'go'], go);
    }
  }
}
