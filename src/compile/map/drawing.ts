import type { Bundle, Step, StepId } from '../../bundle/bundle.ts';
import type { Edge, Slot } from './layers.ts';
import { layers, slotKey } from './layers.ts';
import { escape, wrap } from './markup.ts';

/** Sizes in the drawing's own units; a sheet of A3 across takes about 1,900 of them at a readable size. */
const BOX = 178;
const WORDS = 196;
const GAP = 76;
const TEXT = 12;
const LINE = 14.5;
/** Bold 13 px letters are about as wide as these. */
const HEADING = 15.5;
const SPACE = 20;

/** What a kind of step is called, and how it looks in black and white. */
export const KIND_NAMES = {
  question: 'Question',
  guidance: 'Guidance',
  solved: 'Solved',
  refer: 'Someone else acts',
  ticket: 'Ticket',
} as const;

export type Kind = keyof typeof KIND_NAMES;

export function kindOf(step: Step): Kind {
  return step.kind === 'outcome' ? step.outcome : step.kind;
}

/** A step's number on the map: its place in the bundle, from 1. */
export function numbersOf(bundle: Bundle): ReadonlyMap<StepId, number> {
  return new Map(Object.keys(bundle.steps).map((id, index) => [id, index + 1]));
}

/** The heading of a step. */
export function headingOf(step: Step): string {
  return step.kind === 'question' ? step.ask : step.title;
}

interface Placed {
  readonly slot: Slot;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** The steps of a bundle as an SVG: boxes in columns, and each answer's words on its line. */
export function drawing(bundle: Bundle): string {
  const plan = layers(bundle);
  const numbers = numbersOf(bundle);
  const outgoing = new Map<StepId, Edge[]>();
  for (const edge of plan.edges) outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);

  const places = new Map<string, Placed>();
  let x = 8;
  let height = 0;
  for (const [index, column] of plan.columns.entries()) {
    let y = 8;
    for (const slot of column) {
      const tall =
        'track' in slot
          ? 8
          : Math.max(boxHeight(bundle, slot.step), answersHeight(bundle, outgoing.get(slot.step) ?? []));
      places.set(`${index} ${slotKey(slot)}`, { slot, x, y, height: tall });
      y += tall + SPACE;
    }
    height = Math.max(height, y);
    const answering = column.some((slot) => 'step' in slot && outgoing.has(slot.step));
    x += BOX + (answering ? WORDS : 0) + GAP;
  }
  const width = x - GAP + 8;
  spread(places, plan.columns, height);

  const lines: string[] = [];
  const boxes: string[] = [];
  for (const [key, place] of places) {
    const column = Number(key.split(' ', 1)[0]);
    if ('track' in place.slot) {
      const end = nextX(places, plan.columns, column) - GAP;
      lines.push(
        `<path d="M${place.x} ${place.y + 4}H${end}${curve(end, place.y + 4, target(places, column + 1, place.slot.track))}"/>`,
      );
      continue;
    }
    const { step: id } = place.slot;
    const step = bundle.steps[id];
    if (!step) continue;
    boxes.push(box(step, id, numbers.get(id) ?? 0, place, boxHeight(bundle, id)));
    let y = place.y;
    for (const edge of outgoing.get(id) ?? []) {
      const words = answerLines(bundle, edge);
      const base = y + words.length * LINE + 2;
      const start = place.x + BOX;
      const end = nextX(places, plan.columns, column) - GAP;
      boxes.push(texts(words, start + 10, y + LINE - 3, 'answer'));
      if (edge.back) {
        lines.push(`<path class="goes-back" d="M${start} ${base}H${end - 2}"/>`);
        boxes.push(chip(end - 2, base, numbers.get(edge.answer.go) ?? 0, edge.answer.go));
      } else {
        lines.push(
          `<path d="M${start} ${base}H${end}${curve(end, base, target(places, column + 1, edge.answer.go))}"/>`,
        );
      }
      y = base + 9;
    }
  }
  const defs =
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" aria-label="Drawing of the steps">${defs}<g class="lines">${lines.join('')}</g>${boxes.join('')}</svg>`;
}

/** Gives each column the whole height, with the space left over shared out between its slots. */
function spread(places: Map<string, Placed>, columns: readonly (readonly Slot[])[], height: number): void {
  for (const [index, column] of columns.entries()) {
    const keys = column.map((slot) => `${index} ${slotKey(slot)}`);
    const last = places.get(keys.at(-1) ?? '');
    if (!last) continue;
    const extra = (height - (last.y + last.height + SPACE)) / (keys.length + 1);
    for (const [at, key] of keys.entries()) {
      const place = places.get(key);
      if (place) places.set(key, { ...place, y: place.y + extra * (at + 1) });
    }
  }
}

function nextX(places: ReadonlyMap<string, Placed>, columns: readonly (readonly Slot[])[], column: number): number {
  const next = columns[column + 1]?.[0];
  const here = columns[column]?.[0];
  const found = next && places.get(`${column + 1} ${slotKey(next)}`);
  return found?.x ?? ((here && places.get(`${column} ${slotKey(here)}`)?.x) ?? 0) + BOX + WORDS + GAP;
}

function target(places: ReadonlyMap<string, Placed>, column: number, id: StepId): Placed | undefined {
  return places.get(`${column} step ${id}`) ?? places.get(`${column} track ${id}`);
}

/** From the end of a line to the middle of what it leads to: into a box with a tip, into a track without a break. */
function curve(x: number, y: number, to: Placed | undefined): string {
  if (!to) return '';
  const end = 'step' in to.slot ? to.y + 22 : to.y + 4;
  const bend = (to.x - x) / 2;
  return `C${x + bend} ${round(y)} ${to.x - bend} ${round(end)} ${to.x} ${round(end)}${'step' in to.slot ? `" marker-end="url(#tip)` : ''}`;
}

function boxHeight(bundle: Bundle, id: StepId): number {
  const step = bundle.steps[id];
  return step ? 24 + wrap(headingOf(step), BOX - 24, HEADING).length * (LINE + 1) + 20 : 0;
}

function answersHeight(bundle: Bundle, edges: readonly Edge[]): number {
  return edges.reduce((sum, edge) => sum + answerLines(bundle, edge).length * LINE + 11, 0);
}

function answerLines(bundle: Bundle, { answer }: Edge): readonly string[] {
  return wrap(answer.say + condition(bundle, answer.when), WORDS - 14, TEXT);
}

/** ` (only after "…")`, where an answer hangs on an earlier one. */
export function condition(bundle: Bundle, when: { readonly step: StepId; readonly is: string } | undefined): string {
  const step = when && bundle.steps[when.step];
  if (!when || !step || step.kind === 'outcome') return '';
  const earlier = step.answers.find(({ id }) => id === when.is);
  return ` (only after “${earlier?.say ?? when.is}”)`;
}

function box(step: Step, id: StepId, number: number, { x, y }: Placed, height: number): string {
  const kind = kindOf(step);
  const radius = kind === 'question' ? 18 : kind === 'ticket' || kind === 'guidance' ? 0 : 8;
  const rect = (inset: number, name: string): string =>
    `<rect class="${name}" x="${x + inset}" y="${round(y + inset)}" width="${BOX - 2 * inset}" height="${round(height - 2 * inset)}" rx="${Math.max(0, radius - inset)}"/>`;
  const inner = kind === 'solved' ? rect(4, 'inner') : '';
  const corner = kind === 'guidance' ? `<path class="corner" d="M${x + BOX - 14} ${round(y)}v14h14"/>` : '';
  const heading = wrap(headingOf(step), BOX - 24, HEADING);
  return [
    `<a href="#${escape(id)}"><g class="step ${kind}">${rect(0, 'outer')}${inner}${corner}`,
    `<text class="kind" x="${x + 12}" y="${round(y + 18)}">${number} · ${KIND_NAMES[kind]}</text>`,
    texts(heading, x + 12, y + 34, 'heading', LINE + 1),
    `<text class="id" x="${x + 12}" y="${round(y + height - 9)}">${escape(id)}</text></g></a>`,
  ].join('');
}

function chip(x: number, y: number, number: number, id: StepId): string {
  return `<a href="#${escape(id)}"><g class="chip"><rect x="${x}" y="${round(y - 9)}" width="40" height="18" rx="9"/><text x="${x + 20}" y="${round(y + 4)}">to ${number}</text></g></a>`;
}

function texts(lines: readonly string[], x: number, y: number, name: string, step = LINE): string {
  return `<text class="${name}">${lines.map((line, index) => `<tspan x="${x}" y="${round(y + index * step)}">${escape(line)}</tspan>`).join('')}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
