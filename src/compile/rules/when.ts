import { answersOf } from '../edition.ts';
import { spelling } from '../spelling.ts';
import type { Rule } from './rule.ts';

/** Conditions are about features and answers that there are, and can come true in some brand. */
export const when: Rule = {
  name: 'when',
  *check({ content, editions }) {
    const { features } = content.facts.data;
    const nearFeature = spelling(Object.keys(features));
    const offered = new Set<string>();
    for (const { topic, steps } of editions) {
      for (const [id, answers] of steps) for (const answer of answers) offered.add(key(topic.file, id, answer.id));
    }
    for (const source of content.topics.values()) {
      const nearStep = spelling(Object.keys(source.data.steps));
      for (const step of Object.keys(source.data.steps)) {
        for (const [id, answer] of Object.entries(answersOf(source.data, step))) {
          if (!answer.when) continue;
          const path = ['steps', step, 'answers', id, 'when'];
          if ('feature' in answer.when) {
            const { feature } = answer.when;
            if (!Object.hasOwn(features, feature)) {
              yield {
                source,
                path: [...path, 'feature'],
                message: `There is no feature "${feature}". Add it to features in facts.yaml.${nearFeature(feature)}`,
              };
              continue;
            }
          } else {
            const { step: earlier, is } = answer.when;
            if (!Object.hasOwn(source.data.steps, earlier)) {
              yield {
                source,
                path: [...path, 'step'],
                message: `There is no step "${earlier}". Name one of this topic.${nearStep(earlier)}`,
              };
              continue;
            }
            if (!Object.hasOwn(answersOf(source.data, earlier), is)) {
              yield {
                source,
                path: [...path, 'is'],
                message: `"${earlier}" has no answer "${is}". Name one that it has.`,
              };
              continue;
            }
          }
          const reached = editions.some(({ topic, steps }) => topic === source && steps.has(step));
          if (reached && !offered.has(key(source.file, step, id))) {
            yield {
              source,
              path,
              on: 'key',
              message: `No brand ever offers "${id}" here. Mend the condition, or take the answer away.`,
            };
          }
        }
      }
    }
    for (const source of content.brands.values()) {
      for (const feature of Object.keys(source.data.features ?? {})) {
        if (Object.hasOwn(features, feature)) continue;
        const message = `There is no feature "${feature}". Add it to features in facts.yaml, with what most brands have.${nearFeature(feature)}`;
        yield { source, path: ['features', feature], on: 'key', message };
      }
    }
  },
};

function key(file: string, step: string, answer: string): string {
  return `${file}\n${step}\n${answer}`;
}
