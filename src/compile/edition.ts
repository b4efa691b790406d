import type { AnswerId, StepId } from '../bundle/bundle.ts';
import type { Content } from './content.ts';
import type { AnswerSource, BrandSource, TopicSource } from './schema.ts';
import type { Sourced } from './yaml.ts';

/** An answer that a brand's customer can come to see. */
export interface Offered {
  readonly id: AnswerId;
  readonly go: StepId;
  readonly when?: { readonly step: StepId; readonly is: AnswerId };
}

/** A topic as one brand has it, before words: what its features and `without` leave, and what can be reached of that. */
export interface Edition {
  readonly topic: Sourced<TopicSource>;
  readonly brand: Sourced<BrandSource>;
  /** The steps that can be reached, in the topic's order, with the answers that can be offered there. */
  readonly steps: ReadonlyMap<StepId, readonly Offered[]>;
}

/** Every topic of every brand, in the brands' order. Topics that are not there are left to the rules. */
export function editions(content: Content): readonly Edition[] {
  return [...content.brands.values()].flatMap((brand) =>
    brand.data.topics.flatMap((id) => {
      const topic = content.topics.get(id);
      return topic ? [edition(content, brand, topic)] : [];
    }),
  );
}

/**
 * Walks a topic once from everywhere a customer can begin: its start, the error codes, the ticket of "Talk to a
 * person". An answer that hangs on an earlier one is followed when that one has been seen. Linear in steps and answers.
 */
function edition(content: Content, brand: Sourced<BrandSource>, topic: Sourced<TopicSource>): Edition {
  const { steps, start, person } = topic.data;
  const features = { ...content.facts.data.features, ...brand.data.features };
  const without = new Set(brand.data.without);
  const seen = new Set<StepId>();
  const offered = new Set<string>();
  const waiting = new Map<string, (() => void)[]>();
  const queue: StepId[] = [];

  const reach = (id: StepId): void => {
    if (seen.has(id) || without.has(id) || !Object.hasOwn(steps, id)) return;
    seen.add(id);
    queue.push(id);
  };
  const offer = (step: StepId, id: AnswerId, answer: AnswerSource): void => {
    const key = answerKey(step, id);
    offered.add(key);
    reach(answer.go);
    for (const follow of waiting.get(key) ?? []) follow();
    waiting.delete(key);
  };

  for (const id of [start, person, ...Object.values(topic.data['error-codes'] ?? {})]) reach(id);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const step = id;
    for (const [answerId, answer] of Object.entries(answersOf(topic.data, step))) {
      const { when } = answer;
      if (without.has(answer.go)) continue;
      if (when && 'feature' in when && (features[when.feature] ?? false) !== (when.is ?? true)) continue;
      const earlier = when && 'step' in when ? answerKey(when.step, when.is) : undefined;
      if (earlier === undefined || offered.has(earlier)) offer(step, answerId, answer);
      else {
        const others = waiting.get(earlier) ?? [];
        others.push(() => offer(step, answerId, answer));
        waiting.set(earlier, others);
      }
    }
  }

  const reached = new Map<StepId, readonly Offered[]>();
  for (const id of Object.keys(steps)) {
    if (!seen.has(id)) continue;
    const answers = Object.entries(answersOf(topic.data, id)).filter(([answerId]) =>
      offered.has(answerKey(id, answerId)),
    );
    reached.set(
      id,
      answers.map(([answerId, { go, when }]) => ({ id: answerId, go, ...(when && 'step' in when ? { when } : {}) })),
    );
  }
  return { topic, brand, steps: reached };
}

/** The answers of a step as the topic has them; none where it is an outcome or not there. */
export function answersOf(topic: TopicSource, id: StepId): Readonly<Record<AnswerId, AnswerSource>> {
  const step = Object.hasOwn(topic.steps, id) ? topic.steps[id] : undefined;
  return step && step.kind !== 'outcome' ? step.answers : {};
}

function answerKey(step: StepId, answer: AnswerId): string {
  return `${step}\n${answer}`;
}
