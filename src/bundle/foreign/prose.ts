import type { Block, Inline, Prose } from '../bundle.ts';
import type { Reader } from './reader.ts';
import { byKey, list, optional, refuse, shape } from './reader.ts';
import { anywhere } from './texts.ts';

/** How deep lists and emphasis may stand in one another; nothing else of a bundle can nest without end. */
const DEPTH = 9;

type Tagged = Exclude<Inline, string>;
type Emphasis = Extract<Tagged, { strong: unknown }>;
type Stress = Extract<Tagged, { em: unknown }>;
type Link = Extract<Tagged, { link: unknown }>;

/** Words with structure. */
export function prose(depth = 0): Reader<Prose> {
  const items = list(within(depth, prose));
  return list(
    byKey<Block>({
      p: shape<Extract<Block, { p: unknown }>>({ p: within(depth, inlines) }),
      ul: shape<Extract<Block, { ul: unknown }>>({ ul: items }),
      ol: shape<Extract<Block, { ol: unknown }>>({ ol: items, start: optional(count) }),
    }),
  );
}

function inlines(depth: number): Reader<readonly Inline[]> {
  const inner = within(depth, inlines);
  const part = byKey<Inline>({
    strong: shape<Emphasis>({ strong: inner }),
    em: shape<Stress>({ em: inner }),
    link: shape<Link>({ link: inner, href: anywhere }),
  });
  return list((value, path) => (typeof value === 'string' ? value : part(value, path)));
}

function within<T>(depth: number, reader: (depth: number) => Reader<T>): Reader<T> {
  return (value, path) => (depth < DEPTH ? reader(depth + 1)(value, path) : refuse(path, 'less deep'));
}

function count(value: unknown, path: string): number {
  return Number.isSafeInteger(value) ? (value as number) : refuse(path, 'a whole number');
}
