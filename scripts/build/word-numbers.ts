import type { Plugin } from 'vite';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import type { Edit, Node } from './syntax.ts';
import { edited, visit } from './syntax.ts';

/** The script's few words, which come with it, are another thing by the same name. */
const OWN_WORDS = /\/(?:components\/(?!help-widget\/)|src\/(?:bundle|flow|ticket|channel)\/)/;
const NAMING = 'Object.fromEntries(WORD_KEYS.map((key, at) => [key, values[at]]))';
const COUNT = 'WORD_KEYS.length';

/**
 * Has the widget's own words go by numbers: `words.back`, `words['back']` and `words[late ? 'back' : 'close']` become
 * `words[2]` …, and `words[`way-${id}`]` looks the number up. No key is downloaded then, neither with the words nor twice
 * in the code: 600 bytes with Brotli until the first question, and more for the ticket. It rests on a rule, which the
 * build holds: whatever is called `words` is the words of a bundle, and is asked only in these forms.
 */
export const wordNumbers: Plugin = {
  name: 'word-numbers',
  transform(code, id) {
    if (!OWN_WORDS.test(id) || !/\bwords\b|WORD_KEYS/.test(code)) return undefined;
    const edits: Edit[] = [];
    const refuse = ({ start, end }: Node, why: string): never =>
      this.error(`${id}: "${code.slice(start, end)}" ${why} (scripts/build/word-numbers.ts)`);
    const number = (node: Node, key: unknown): string => {
      const at = WORD_KEYS.findIndex((one) => one === key);
      return at < 0 ? refuse(node, `asks for "${key}", which is no word`) : `${at}`;
    };
    visit(this.parse(code) as unknown as Node, (node) => {
      if (isAsked(node)) edits.push(...numbers(node, number, refuse));
      else if (renames(node)) refuse(node, 'calls the words by another name than "words"');
    });
    return edited(code, edits).replace(NAMING, 'values').replace(COUNT, `${WORD_KEYS.length}`);
  },
};

function isWords(node: Node | null): boolean {
  if (node?.type === 'MemberExpression') return !node['computed'] && (node['property'] as Node)['name'] === 'words';
  return node?.type === 'Identifier' && node['name'] === 'words';
}

function isAsked(node: Node): boolean {
  return node.type === 'MemberExpression' && isWords(node['object'] as Node);
}

/** `const other = bundle.words`, or `const { back } = words`. */
function renames({ type, id, init }: Node): boolean {
  return type === 'VariableDeclarator' && isWords(init as Node | null) && (id as Node)['name'] !== 'words';
}

type Number = (node: Node, key: unknown) => string;
type Refuse = (node: Node, why: string) => never;

function numbers(node: Node, number: Number, refuse: Refuse): readonly Edit[] {
  const key = node['property'] as Node;
  if (node['computed']) return inKey(key, number, refuse);
  const { end } = node['object'] as Node;
  return [{ start: end, end: node.end, text: `[${number(key, key['name'])}]` }];
}

/** A key may be chosen, and may have one gap. */
function inKey(key: Node, number: Number, refuse: Refuse): readonly Edit[] {
  const { start, end } = key;
  if (key.type === 'Literal') return [{ start, end, text: number(key, key['value']) }];
  if (key.type === 'ConditionalExpression') {
    return [key['consequent'], key['alternate']].flatMap((one) => inKey(one as Node, number, refuse));
  }
  const { quasis = [], expressions = [] } = key as { quasis?: readonly Node[]; expressions?: readonly Node[] };
  const [before, after] = quasis.map(({ value }) => (value as { cooked: string }).cooked);
  const [gap] = expressions;
  if (!gap || before === undefined || after === undefined || quasis.length > 2) {
    return refuse(key, 'is no key that the build can number');
  }
  const fits = WORD_KEYS.filter((one) => one.startsWith(before) && one.endsWith(after));
  if (!fits.length) refuse(key, 'fits no word');
  const table = fits.map((one) => [one.slice(before.length, one.length - after.length), +number(key, one)]);
  return [
    { start, end: gap.start, text: `${JSON.stringify(Object.fromEntries(table))}[` },
    { start: gap.end, end, text: ']' },
  ];
}
