import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAst } from 'vite';
import { wordNumbers } from '../../scripts/build/word-numbers.ts';
import type { WordKey } from '../../src/bundle/words.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';

const at = (key: WordKey): number => WORD_KEYS.indexOf(key);

/** What may stand before `-title` -> the number of that word. */
const TITLES = Object.fromEntries(
  WORD_KEYS.filter((key) => key.endsWith('-title')).map((key) => [key.replace('-title', ''), at(key)]),
);

/** What the build makes of a module. Throws with what the build would end with. */
function built(code: string, id = '/components/help-step/help-step.ts'): string | undefined {
  const transform = wordNumbers.transform as (this: object, code: string, id: string) => string | undefined;
  const error = (message: string): never => {
    throw new Error(message);
  };
  return transform.call({ error, parse: parseAst }, code, id);
}

describe('in the build, words go by numbers', () => {
  for (const [code, expected] of [
    ['words.back', `words[${at('back')}]`],
    ["a.words['try-again'] + words.close", `a.words[${at('try-again')}] + words[${at('close')}]`],
    ["words[late ? 'back' : 'close']", `words[late ? ${at('back')} : ${at('close')}]`],
    ['words[`${kind}-title`]', `words[${JSON.stringify(TITLES)}[kind]]`],
    ['fill(words.sending, { words: words.send })', `fill(words[${at('sending')}], { words: words[${at('send')}] })`],
    ['const { words } = bundle; html`${words.back}`', `const { words } = bundle; html\`\${words[${at('back')}]}\``],
  ] as const) {
    test(code, () => assert.equal(built(code), expected));
  }

  for (const [code, why] of [
    ['words.bakc', /asks for "bakc", which is no word/],
    ['words[key]', /no key that the build can number/],
    ['words[`${kind}-${state}`]', /no key that the build can number/],
    ['words[`nothing-${kind}`]', /fits no word/],
    ['const said = bundle.words', /by another name/],
    ['const { back } = words', /by another name/],
  ] as const) {
    test(`but not: ${code}`, () => assert.throws(() => built(code), why));
  }

  test('the few words of the script itself are others', () => {
    assert.equal(built('words.label', '/components/help-widget/help-widget.ts'), undefined);
  });
});
