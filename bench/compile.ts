import { fileURLToPath } from 'node:url';
import { OUTBOX_WORD_KEYS, WORD_KEYS } from '../src/bundle/words.ts';
import { compile } from '../src/compile/compile.ts';
import type { Source } from '../src/compile/content.ts';
import { formatFinding } from '../src/compile/finding.ts';

/** Sizes that are measured, in steps. */
export const SIZES = [500, 1_000, 2_000] as const;

export interface CompileTimes {
  /** Median milliseconds to check and compile, by number of steps. */
  readonly medians: Readonly<Record<number, number>>;
  /** Time per step at the largest size over that at the smallest: 1 is linear, 4 would be quadratic. */
  readonly ratio: number;
}

/**
 * Content with one made-up topic of `count` steps (at least 3) for two brands: questions and guidance that lead
 * forwards, backwards and to outcomes, some only after an earlier answer. The same seed gives the same text.
 */
export function randomContent(count: number, seed = 1): Source {
  const pick = generator(seed);
  const lines = [...FRAME];
  const last = count - 3;
  for (let index = 0; index <= last; index += 1) {
    const next = index === last ? 'done' : `step-${index + 1}`;
    lines.push(`  step-${index}:`, ...(pick(2) === 0 ? question(index) : guidance(index, pick)), '    answers:');
    lines.push(`      on: { say: It goes on, go: ${next} }`);
    lines.push(`      solved: { say: It works now, go: ${pick(3) === 0 ? 'write-to-us' : 'done'} }`);
    lines.push(`      over: { say: Take me further, go: step-${index + pick(last - index + 1)} }`);
    lines.push(`      again: { say: From an earlier place, go: step-${pick(index + 1)} }`);
    if (index === 0) continue;
    lines.push(`      after: { say: As before, go: ${next}, when: { step: step-${pick(index)}, is: on } }`);
  }
  return {
    'facts.yaml': 'customer: []\nagent: []\nfigures: { tries: 3 }\nfeatures: {}\n',
    'topics/trial.yaml': `${lines.join('\n')}\n`,
    'agent/trial.yaml': 'topic: trial\noutcomes:\n  write-to-us: { do: [Read it and answer.] }\n',
    'words/en/desk.yaml': "received: 'It came, {reference}'\nadded: 'More came, {reference}'\n",
    'words/en/widget.yaml': [...WORD_KEYS, ...OUTBOX_WORD_KEYS].map((key) => `${key}: Some words\n`).join(''),
    ...Object.fromEntries(['one', 'two'].map((brand) => [`brands/${brand}.yaml`, brandText(brand)])),
  };
}

const FRAME = [
  'topic: trial',
  'title: Help signing in',
  'start: step-0',
  'person: write-to-us',
  'steps:',
  '  write-to-us:',
  '    kind: outcome',
  '    outcome: ticket',
  '    title: Write to us',
  '    say: Tell us what happens.',
  '    subject: Please help me',
  '    fields: [contact-email, contact-phone, sign-in-name, message]',
  '  done: { kind: outcome, outcome: solved, title: Good, say: You are in. }',
];

function question(index: number): readonly string[] {
  return ['    kind: question', `    ask: Is it the way that number ${index} looks?`];
}

function guidance(index: number, pick: (below: number) => number): readonly string[] {
  const items = Array.from({ length: 1 + pick(4) }, (_, item) => {
    return `      ${item + 1}. On the [page]({brand.sign-in}), choose **button ${pick(99)}**, at most {fact.tries} *times*.`;
  });
  return ['    kind: guidance', `    title: Try number ${index}`, '    say: |', '      This may help:', '', ...items];
}

function brandText(brand: string): string {
  return [
    `brand: ${brand}`,
    `name: Brand ${brand}`,
    'topics: [trial]',
    'languages: [en]',
    `sign-in: https://${brand}.example.com/`,
    'channels: [{ channel: copy }]',
  ].join('\n');
}

/** Whole numbers below a bound, the same for the same seed: the minimal standard generator of Park and Miller, 1988. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

/**
 * Compiles made-up content of each size `runs` times, the sizes in turn, and takes medians.
 *
 * @throws where the made-up content has findings: then nothing was measured.
 */
export function measureCompile(runs = 5): CompileTimes {
  const sources = SIZES.map((size) => randomContent(size));
  const times = SIZES.map((): number[] => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, source] of sources.entries()) {
      const began = performance.now();
      const { bundles, findings } = compile(source);
      const took = performance.now() - began;
      if (findings[0]) throw new Error(`The made-up content has findings: ${formatFinding(findings[0])}`);
      if (bundles.length !== 2) throw new Error('The made-up content did not compile');
      // The first run warms up.
      if (run > 0) times[index]?.push(took);
    }
  }
  const medians = Object.fromEntries(SIZES.map((size, index) => [size, median(times[index] ?? [])]));
  const perStep = (size: number): number => (medians[size] ?? NaN) / size;
  return { medians, ratio: perStep(SIZES[2]) / perStep(SIZES[0]) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { medians, ratio } = measureCompile();
  for (const size of SIZES) console.log(`compile ${size} steps: ${medians[size]?.toFixed(0)} ms`);
  console.log(`time per step, ${SIZES[2]} over ${SIZES[0]} steps: ${ratio.toFixed(2)}`);
}
