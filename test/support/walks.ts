import fc from 'fast-check';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { State } from '../../src/flow/state.ts';
import type { Walk } from '../../src/flow/walk.ts';
import { answer, back, begin, change, restart, resume } from '../../src/flow/walk.ts';

/** Something a customer, or the browser on their behalf, does. Numbers choose among what there is, modulo. */
export type Verb =
  | { readonly verb: 'answer' | 'change' | 'open'; readonly which: number }
  | { readonly verb: 'person' | 'back' | 'restart' | 'reload' };

const oneOf = (verb: 'answer' | 'change' | 'open'): fc.Arbitrary<Verb> =>
  fc.nat().map((which): Verb => ({ verb, which }));
const plain = (verb: 'person' | 'back' | 'restart' | 'reload'): fc.Arbitrary<Verb> => fc.constant<Verb>({ verb });

/** Sequences in which answers are frequent, so that walks get long. */
export const verbs: fc.Arbitrary<readonly Verb[]> = fc.array(
  fc.oneof(
    { arbitrary: oneOf('answer'), weight: 12 },
    { arbitrary: oneOf('change'), weight: 3 },
    { arbitrary: plain('back'), weight: 3 },
    { arbitrary: plain('reload'), weight: 1 },
    { arbitrary: plain('person'), weight: 1 },
    { arbitrary: oneOf('open'), weight: 1 },
    { arbitrary: plain('restart'), weight: 1 },
  ),
  { maxLength: 40 },
);

/** Does it, where it can be done here; else the same walk. */
export function act(bundle: Bundle, walk: Walk, doing: Verb): Walk {
  const { state } = walk;
  switch (doing.verb) {
    case 'answer': {
      const chosen = state.answers[doing.which % state.answers.length];
      return chosen ? answer(bundle, walk, chosen.id) : walk;
    }
    case 'change': {
      const { length } = state.trail.answers;
      return length > 0 ? change(bundle, walk, doing.which % length) : walk;
    }
    case 'open': {
      const ids = Object.keys(bundle.steps);
      return begin(bundle, ids[doing.which % ids.length]);
    }
    case 'person':
      return state.person ? answer(bundle, walk, PERSON) : walk;
    case 'back':
      return back(bundle, walk);
    case 'restart':
      return restart(bundle);
    case 'reload':
      return resume(bundle, JSON.parse(JSON.stringify(state.trail)) as State['trail']);
  }
}

/** Every walk on the way, the first one included. */
export function walksOf(bundle: Bundle, doings: readonly Verb[]): readonly Walk[] {
  const walks: Walk[] = [begin(bundle)];
  for (const doing of doings) walks.push(act(bundle, walks.at(-1) ?? begin(bundle), doing));
  return walks;
}
