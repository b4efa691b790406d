import type { Bundle, Step, StepId } from '../../bundle/bundle.ts';
import { condition, drawing, headingOf, KIND_NAMES, kindOf, numbersOf } from './drawing.ts';
import { escape, proseMarkup } from './markup.ts';

/**
 * One page that shows a whole bundle to people who review it on paper: a drawing of the steps, then every step with its
 * words. It needs no other file and no script.
 */
export function mapPage(bundle: Bundle): string {
  const title = `${bundle.title}: ${bundle.brand.name}`;
  const numbers = numbersOf(bundle);
  const into = incoming(bundle);
  const steps = Object.entries(bundle.steps).map(([id, step]) =>
    section(bundle, id, step, into.get(id) ?? [], numbers),
  );
  return `<!doctype html>
<html lang="${escape(bundle.lang)}" dir="${bundle.dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<header>
<h1>${escape(title)}</h1>
<p>Topic ${escape(bundle.topic)} in ${escape(bundle.lang)}, revision ${bundle.revision}. It begins at ${reference(bundle, bundle.start, numbers)}.
On every step but a ticket, “${escape(bundle.words['talk-to-a-person'])}” leads to ${reference(bundle, bundle.person, numbers)}; those lines are not drawn. A dashed line ends at the number of a step that stands in the same column or to the left.</p>
<p class="legend">${legend()}</p>
</header>
<figure>${drawing(bundle)}</figure>
<main>
${errorCodes(bundle, numbers)}
${steps.join('\n')}
</main>
</html>
`;
}

function section(
  bundle: Bundle,
  id: StepId,
  step: Step,
  from: readonly StepId[],
  numbers: ReadonlyMap<StepId, number>,
): string {
  const kind = kindOf(step);
  const articles = step.kind === 'question' ? [] : step.articles;
  const links = articles.flatMap((article) => bundle.articles[article] ?? []);
  return [
    `<section id="${escape(id)}" class="${kind}">`,
    `<h2>${numbers.get(id)} · ${escape(headingOf(step))}</h2>`,
    `<p class="kind">${KIND_NAMES[kind]} · <code>${escape(id)}</code></p>`,
    proseMarkup(step.say ?? []),
    links.length === 0
      ? ''
      : `<h3>Articles</h3><ul>${links.map(({ title, href }) => `<li><a href="${escape(href)}">${escape(title)}</a></li>`).join('')}</ul>`,
    step.kind === 'outcome' ? '' : answers(bundle, step, numbers),
    step.kind === 'outcome' && step.outcome === 'ticket' ? ticket(bundle, step) : '',
    cameFrom(bundle, from, numbers),
    '</section>',
  ].join('\n');
}

function answers(
  bundle: Bundle,
  step: Exclude<Step, { kind: 'outcome' }>,
  numbers: ReadonlyMap<StepId, number>,
): string {
  const rows = step.answers.map(({ say, go, when }) => {
    return `<tr><td>${escape(say)}${escape(condition(bundle, when))}</td><td>→ ${reference(bundle, go, numbers)}</td></tr>`;
  });
  return `<h3>Answers</h3><table>${rows.join('')}</table>`;
}

function ticket(bundle: Bundle, step: Extract<Step, { outcome: 'ticket' }>): string {
  const fields = step.fields.map((field) => {
    const needed = step.needs.includes(field)
      ? ' (needed)'
      : field.startsWith('contact-')
        ? ' (one of the two contacts is needed)'
        : '';
    return `<li>${escape(bundle.words[`field-${field}`])}${needed}</li>`;
  });
  return `<h3>Subject</h3><p>${escape(step.subject)}</p><h3>Asks for</h3><ul>${fields.join('')}</ul>`;
}

function cameFrom(bundle: Bundle, from: readonly StepId[], numbers: ReadonlyMap<StepId, number>): string {
  if (from.length === 0) return '';
  return `<p class="from">Comes after ${from.map((step) => reference(bundle, step, numbers)).join(', ')}</p>`;
}

/** The steps whose answers lead to each step, each once. */
function incoming(bundle: Bundle): ReadonlyMap<StepId, readonly StepId[]> {
  const into = new Map<StepId, StepId[]>();
  for (const [id, step] of Object.entries(bundle.steps)) {
    for (const go of step.kind === 'outcome' ? [] : new Set(step.answers.map((answer) => answer.go))) {
      const known = into.get(go);
      if (known) known.push(id);
      else into.set(go, [id]);
    }
  }
  return into;
}

function errorCodes(bundle: Bundle, numbers: ReadonlyMap<StepId, number>): string {
  const rows = Object.entries(bundle.errorCodes).map(
    ([code, id]) => `<tr><td><code>${escape(code)}</code></td><td>→ ${reference(bundle, id, numbers)}</td></tr>`,
  );
  return rows.length === 0
    ? ''
    : `<section><h2>Where an error of the sign-in form begins</h2><table>${rows.join('')}</table></section>`;
}

function reference(bundle: Bundle, id: StepId, numbers: ReadonlyMap<StepId, number>): string {
  const step = bundle.steps[id];
  return `<a href="#${escape(id)}">${numbers.get(id)} · ${escape(step ? headingOf(step) : id)}</a>`;
}

function legend(): string {
  const looks = {
    question: 'round corners',
    guidance: 'folded corner',
    solved: 'double frame',
    refer: 'dashed frame',
    ticket: 'heavy frame',
  };
  return Object.entries(looks)
    .map(([kind, look]) => `${KIND_NAMES[kind as keyof typeof looks]}: ${look}`)
    .join(' · ');
}

const STYLE = `
:root { font: 15px/1.45 system-ui, sans-serif; color: #111; background: #fff; }
body { margin: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 0; }
h3 { font-size: .85rem; margin: .7rem 0 .2rem; }
p, ul, ol { margin: .35rem 0; }
.legend, .kind, .from { color: #444; font-size: .85rem; }
figure { margin: 1rem 0; overflow: auto; }
svg { display: block; width: 100%; min-width: 1500px; height: auto; font: 12px system-ui, sans-serif; }
svg .lines path { fill: none; stroke: #555; stroke-width: 1.1; }
svg .lines .goes-back { stroke-dasharray: 3 3; }
svg marker path { fill: #333; }
svg rect { fill: #fff; stroke: #111; stroke-width: 1.3; }
svg .refer .outer { stroke-dasharray: 6 4; }
svg .ticket .outer { stroke-width: 3.5; }
svg .corner { fill: none; stroke: #111; stroke-width: 1.3; }
svg .kind { font-size: 10px; fill: #333; }
svg .heading { font-size: 13px; font-weight: 600; }
svg .id { font: 10px ui-monospace, monospace; fill: #333; }
svg .answer { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
svg .chip rect { stroke-width: 1; fill: #eee; }
svg .chip text { font-size: 10px; text-anchor: middle; }
main { columns: 26rem; column-gap: 2.5rem; }
section { break-inside: avoid; border-top: 2px solid #111; padding: .5rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #bbb; padding: .2rem .6rem .2rem 0; vertical-align: top; width: 50%; }
@page { size: A3 landscape; margin: 10mm; }
@media print { body { margin: 0; } figure { overflow: visible; break-after: page; } svg { min-width: 0; max-height: 235mm; } a { color: inherit; } }
`;
