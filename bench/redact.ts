import { findSecrets } from '../src/ticket/redact.ts';

/** Texts that make careless patterns slow, repeated to the sizes below. */
const NASTY: Readonly<Record<string, string>> = {
  'one long word': 'a',
  'digits alone': '4',
  'single digits': '4 1 ',
  'cues alone': 'password ',
  'cues and colons': 'pw:pw=',
  'cues and candidates': 'password is a1b2c3, ',
  'code cues and numbers': 'code 12 34 ',
  tries: 'tried hunter2 and ',
  'token beginnings': 'eyJ',
  'random letters': 'aZ3kP9-',
  addresses: 'https://a.b/c?d=e&',
  slashes: 'a.b/',
  punctuation: '!)].,;:',
  quotes: '"password" is "',
  'dashes and dots': '-._',
};
const SIZES = [10_000, 20_000, 40_000, 80_000];
const RUNS = 7;

/** Prints the milliseconds of the fastest run a size (others on the machine only add to it) and the growth: about 8 is linear. */
console.log(`redaction, fastest of ${RUNS} in ms at ${SIZES.join(', ')} characters; growth from the first to the last`);
for (const [name, piece] of Object.entries(NASTY)) {
  const times = SIZES.map((size) => fastest(piece.repeat(Math.ceil(size / piece.length)).slice(0, size)));
  const growth = (times.at(-1) ?? 0) / (times[0] || 1);
  const cells = times.map((time) => time.toFixed(2).padStart(8)).join('');
  console.log(`${name.padEnd(24)}${cells}   x${growth.toFixed(1)} for 8 times the text`);
}

function fastest(text: string): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    findSecrets(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}
