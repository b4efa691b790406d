import type { StepId } from '../../bundle/bundle.ts';
import type { Edition } from '../edition.ts';
import { perBrand } from './per-brand.ts';
import type { Rule } from './rule.ts';

/**
 * From every step some outcome can be reached by answers that are always offered. What ends at a dead end is left to
 * that rule. Linear: one walk backwards from the ends, and one over what it did not come to.
 */
export const loopWithoutWayOut: Rule = {
  name: 'loop-without-way-out',
  check: (material) =>
    perBrand(material, function* (edition) {
      for (const loop of trapped(edition)) {
        const first = loop[0];
        if (first === undefined) continue;
        const names = loop.slice(0, 8).map((id) => `"${id}"`);
        const more = loop.length > names.length ? ` and ${loop.length - names.length} more` : '';
        yield {
          source: edition.topic,
          path: ['steps', first],
          on: 'key',
          message: `These steps lead only to each other: ${names.join(', ')}${more}. Give one an answer, without "when", that leads to an outcome.`,
        };
      }
    }),
};

function trapped({ steps }: Edition): readonly (readonly StepId[])[] {
  const next = new Map<StepId, readonly StepId[]>();
  const before = new Map<StepId, StepId[]>();
  for (const [id, offered] of steps) {
    const targets = offered.filter(({ when, go }) => !when && steps.has(go)).map(({ go }) => go);
    next.set(id, targets);
    for (const go of targets) {
      const from = before.get(go);
      if (from) from.push(id);
      else before.set(go, [id]);
    }
  }
  const free = follow(
    [...next].filter(([, targets]) => targets.length === 0).map(([id]) => id),
    (id) => before.get(id) ?? [],
  );
  const stuck = new Set([...steps.keys()].filter((id) => !free.has(id)));

  // Steps that only lead into a loop are not part of it: taken off, the outermost first.
  const entries = new Map(
    [...stuck].map((id) => [id, (before.get(id) ?? []).filter((from) => stuck.has(from)).length]),
  );
  const outside = [...stuck].filter((id) => entries.get(id) === 0);
  for (let id = outside.pop(); id !== undefined; id = outside.pop()) {
    stuck.delete(id);
    for (const go of next.get(id) ?? []) {
      const left = (entries.get(go) ?? 0) - 1;
      entries.set(go, left);
      if (left === 0) outside.push(go);
    }
  }

  const loops: (readonly StepId[])[] = [];
  const told = new Set<StepId>();
  for (const id of stuck) {
    if (told.has(id)) continue;
    const together = follow([id], (at) =>
      [...(next.get(at) ?? []), ...(before.get(at) ?? [])].filter((to) => stuck.has(to)),
    );
    for (const member of together) told.add(member);
    loops.push([...together]);
  }
  return loops;
}

function follow(from: readonly StepId[], neighbours: (id: StepId) => readonly StepId[]): ReadonlySet<StepId> {
  const seen = new Set(from);
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const to of neighbours(id)) {
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}
