import type { Answer, Bundle, StepId } from '../../bundle/bundle.ts';

/** A step in its column, or a track on which answers pass a column on their way to a later one. */
export type Slot = { readonly step: StepId } | { readonly track: StepId };

/** An answer as the map draws it: as a line to a later column, or as a note that names the step it goes back to. */
export interface Edge {
  readonly from: StepId;
  readonly answer: Answer;
  /** Which of its step's answers it is, from 0. */
  readonly place: number;
  readonly back: boolean;
}

export interface Layers {
  /** From left to right; in each, from top to bottom. */
  readonly columns: readonly (readonly Slot[])[];
  readonly edges: readonly Edge[];
  readonly columnOf: ReadonlyMap<StepId, number>;
}

/**
 * Puts a topic's steps into columns: each as many answers from the start as it takes at least (what is begun only by an
 * error code or a person's wish stands in the second). Answers to one step share one track through the columns
 * between. Within a column, steps are ordered by where their lines come from.
 */
export function layers(bundle: Bundle): Layers {
  const columnOf = depths(bundle);
  const edges = Object.entries(bundle.steps).flatMap(([from, step]): Edge[] => {
    if (step.kind === 'outcome') return [];
    return step.answers.map((answer, place) => ({
      from,
      answer,
      place,
      back: at(columnOf, answer.go) <= at(columnOf, from),
    }));
  });
  const columns: Slot[][] = [];
  for (const [step, column] of columnOf) (columns[column] ??= []).push({ step });
  const tracks = new Set<string>();
  for (const { from, answer, back } of edges) {
    if (back) continue;
    for (let column = at(columnOf, from) + 1; column < at(columnOf, answer.go); column += 1) {
      const key = `${column} ${answer.go}`;
      if (tracks.has(key)) continue;
      tracks.add(key);
      columns[column]?.push({ track: answer.go });
    }
  }
  return { columns: ordered(columns, edges, columnOf), edges, columnOf };
}

function depths(bundle: Bundle): ReadonlyMap<StepId, number> {
  const depth = new Map<StepId, number>([[bundle.start, 0]]);
  const walk = (queue: StepId[]): void => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const step = bundle.steps[id];
      if (!step || step.kind === 'outcome') continue;
      for (const { go } of step.answers) {
        if (depth.has(go)) continue;
        depth.set(go, (depth.get(id) ?? 0) + 1);
        queue.push(go);
      }
    }
  };
  walk([bundle.start]);
  for (const id of Object.keys(bundle.steps)) {
    if (depth.has(id)) continue;
    depth.set(id, 1);
    walk([id]);
  }
  return depth;
}

/** Slots of each column by the mean place of what leads to them, to have few lines cross. */
function ordered(columns: readonly Slot[][], edges: readonly Edge[], columnOf: Layers['columnOf']): Layers['columns'] {
  const into = new Map<StepId, Edge[]>();
  for (const edge of edges) {
    if (edge.back) continue;
    const known = into.get(edge.answer.go);
    if (known) known.push(edge);
    else into.set(edge.answer.go, [edge]);
  }
  const done: (readonly Slot[])[] = [];
  for (const [index, column] of columns.entries()) {
    const before = new Map<string, number>((done[index - 1] ?? []).map((slot, place) => [slotKey(slot), place]));
    const weight = (slot: Slot): number => {
      const target = 'step' in slot ? slot.step : slot.track;
      const places = (into.get(target) ?? [])
        .filter(({ from }) => at(columnOf, from) === index - 1)
        .map(({ from, place }) => (before.get(`step ${from}`) ?? 0) + place / 10);
      const track = before.get(`track ${target}`);
      if (track !== undefined) places.push(track);
      return places.length === 0 ? column.length : places.reduce((sum, place) => sum + place, 0) / places.length;
    };
    done.push(
      column
        .map((slot) => ({ slot, weight: weight(slot) }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ slot }) => slot),
    );
  }
  return done;
}

/** Names a slot within its column. */
export function slotKey(slot: Slot): string {
  return 'step' in slot ? `step ${slot.step}` : `track ${slot.track}`;
}

function at(columnOf: ReadonlyMap<StepId, number>, id: StepId): number {
  return columnOf.get(id) ?? 0;
}
