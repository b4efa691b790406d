import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar } from 'yaml';
import type { Finding } from './finding.ts';

/** Keys and indexes that lead from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** A place inside a text value, as the Markdown parser counts it: both from 1. */
export interface TextPoint {
  readonly line: number;
  readonly column: number;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One file's data, and where in the file each part of it stands. */
export interface Sourced<T> {
  readonly file: string;
  readonly data: T;
  /**
   * Where the value at `path` stands; its key with `on: 'key'`. A path that leads nowhere gives the deepest part
   * that is there. `point` refines it inside a literal block (`|`).
   */
  at(path: Path, on?: 'key' | 'value', point?: TextPoint): Position;
}

interface Place {
  readonly key: number;
  readonly value: number;
  readonly literal: boolean;
  readonly children: Map<string | number, Place>;
}

/**
 * Reads one YAML 1.2 file. Syntax errors, keys that stand twice, anchors, aliases and unknown tags are findings of the
 * rule `yaml`; the data is only to be used when there are none.
 */
export function readYaml(file: string, text: string): { source: Sourced<unknown>; findings: readonly Finding[] } {
  const lines = new LineCounter();
  // The parser's own check for keys that stand twice compares each key with all others.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const findings: Finding[] = [];
  const complain = (offset: number, message: string): void => {
    findings.push({ file, ...position(lines, offset), rule: 'yaml', message });
  };
  // Only the first: those after it come mostly from reading on past it.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const what = fault.message.replace(/[.:]*$/, '');
    complain(
      fault.pos[0],
      `This line, or the one before it, cannot be read. Most often a colon, a comma or a quote is in the way: put the words in single quotes, and write an apostrophe inside them twice (''). The reader says: ${what}.`,
    );
  }
  const root = index(document.contents, 0, complain);
  let split: readonly string[] | undefined;
  const rows = (): readonly string[] => (split ??= text.split(/\r?\n/));
  const source: Sourced<unknown> = {
    file,
    data: findings.length === 0 ? (document.toJS() as unknown) : undefined,
    at(path, on = 'value', point) {
      let place = root;
      let whole = true;
      for (const part of path) {
        const child = place.children.get(part);
        if (!child) {
          whole = false;
          break;
        }
        place = child;
      }
      if (point && whole && place.literal) return inLiteral(rows(), position(lines, place.value), point);
      return position(lines, on === 'key' || !whole ? place.key : place.value);
    },
  };
  return { source, findings };
}

function index(node: unknown, key: number, complain: (offset: number, message: string) => void): Place {
  const children = new Map<string | number, Place>();
  const value = offsetOf(node) ?? key;
  const place = { key, value, literal: isScalar(node) && node.type === Scalar.BLOCK_LITERAL, children };
  if (isAlias(node)) complain(value, 'An alias hides what is read here. Write the value out.');
  else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
    complain(value, `Take the anchor "&${node.anchor}" away, and write values out where they are used.`);
  }
  if (isSeq(node)) {
    node.items.forEach((item, at) => children.set(at, index(item, offsetOf(item) ?? value, complain)));
  } else if (isMap(node)) {
    for (const pair of node.items) {
      const at = offsetOf(pair.key) ?? value;
      if (!isScalar(pair.key)) {
        complain(at, 'A key must be a plain word here.');
        continue;
      }
      const name = String(pair.key.value);
      if (children.has(name)) complain(at, `The key "${name}" stands twice here. Keep one of the two.`);
      else if (name === '__proto__') complain(at, 'This name is taken by JavaScript itself. Choose another.');
      children.set(name, index(pair.value, at, complain));
    }
  }
  return place;
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** A literal block's lines are the file's lines, indented: the first follows the line of the `|`. */
function inLiteral(rows: readonly string[], header: Position, point: TextPoint): Position {
  let first = header.line;
  while (rows[first]?.trim() === '') first += 1;
  const indent = /^ */.exec(rows[first] ?? '')?.[0].length ?? 0;
  return { line: header.line + point.line, column: indent + point.column };
}
