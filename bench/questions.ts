import type { Bundle } from '../src/bundle/bundle.ts';

/** A question of the comparison: the same words and ways for everyone who takes part. */
export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly answers: readonly {
    readonly id: string;
    readonly say: string;
    /** The question that follows; without one the questions are over. */
    readonly go?: string;
  }[];
}

/** The start, and what it leads to without guidance between. */
const FIVE = ['what-happens', 'checked-spam', 'lock-signs', 'account-or-trial', 'mobile-number'];

/**
 * Five questions of the sign-in topic, the first one first.
 *
 * @throws Error where the topic has changed and they are questions no longer
 */
export function fiveQuestions({ steps }: Pick<Bundle, 'steps'>): readonly Question[] {
  return FIVE.map((id) => {
    const step = steps[id];
    if (step?.kind !== 'question') throw new Error(`"${id}" is no question: the five of the benchmark are out of date`);
    const answers = step.answers.map(({ id, say, go }) => ({ id, say, ...(FIVE.includes(go) && { go }) }));
    return { id, ask: step.ask, answers };
  });
}

/**
 * From the first question to the end of a line of them.
 *
 * @param ids of the answers, in order
 * @returns what is pressed, and what is asked next; nothing more is asked after the last
 * @throws Error where an answer is none of its question's
 */
export function walkThrough(
  questions: readonly Question[],
  ids: readonly string[],
): readonly { readonly say: string; readonly next: string | undefined }[] {
  let at = questions[0];
  return ids.map((id) => {
    const answer = at?.answers.find((one) => one.id === id);
    if (!answer) throw new Error(`"${id}" is no answer to "${at?.id}": the walk of the benchmark is out of date`);
    at = questions.find((question) => question.id === answer.go);
    return { say: answer.say, next: at?.ask };
  });
}
