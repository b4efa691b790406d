import type { HelpPanel } from '../../components/help-panel/help-panel.ts';
import type { HelpStep } from '../../components/help-step/help-step.ts';
import type { HelpTrail } from '../../components/help-trail/help-trail.ts';
import type { Bundle, StepId } from '../../src/bundle/bundle.ts';
import type { State as Walked, Trail } from '../../src/flow/state.ts';
import { replay } from '../../src/flow/state.ts';
import type { State } from './card.ts';
import { shown } from './card.ts';

const nothing = (): void => {};
const ticketPart = () => import('../../components/help-ticket/define.ts');
/** What the panels of this page remember is under names of its own. */
const MEMORY = 'gallery';

/** Forgets what panels of this page remember: it always begins alike. */
export function forgetGallery(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`help-widget:${MEMORY}`)) sessionStorage.removeItem(key);
  }
}

/** Every step of the bundle of one kind, each in a panel that began there. */
export function steps(bundle: Bundle, kind: 'question' | 'guidance' | 'solved' | 'refer' | 'ticket'): readonly State[] {
  return Object.entries(bundle.steps)
    .filter(([, step]) => (step.kind === 'outcome' ? step.outcome : step.kind) === kind)
    .map(([id]) => ({ name: id, element: panel(bundle, id), whole: true }));
}

/** What stands around a step, and comes up on the way. */
export function onTheWay(bundle: Bundle): readonly State[] {
  const trail = longestTrail(bundle);
  const last = replay(bundle, trail);
  const walked = panel(bundle, '', 'walked');
  sessionStorage.setItem(memoryKey(bundle, 'walked'), JSON.stringify({ trail, begun: bundle.start }));
  const guidance = Object.keys(bundle.steps).find((id) => {
    const here = bundle.steps[id];
    return here?.kind === 'guidance' && here.articles.length > 0;
  });
  const read = guidance ? step(bundle, replay(bundle, { start: guidance, answers: [] })) : undefined;
  return [
    { name: 'Some answers on', element: walked, whole: true },
    { name: 'After three suggestions', element: step(bundle, { ...atGuidance(bundle), suggestions: 3 }) },
    ...(read ? [{ name: 'An article was opened', element: read, act: () => openArticle(read) }] : []),
    {
      name: 'Your answers',
      element: shown<HelpTrail>('help-trail', {
        bundle,
        trail: last.trail,
        change: nothing,
        restart: nothing,
        forget: nothing,
      }),
    },
    {
      name: 'Waiting for the ticket to load',
      element: panel(bundle, bundle.person, 'waiting', () => new Promise(() => {})),
      whole: true,
    },
    {
      name: 'The ticket did not load',
      element: panel(bundle, bundle.person, 'failed', () => Promise.reject(new Error('shown on purpose'))),
      whole: true,
    },
  ];
}

function panel(
  bundle: Bundle,
  begin: StepId,
  memory = begin,
  loadTicket: () => Promise<unknown> = ticketPart,
): HTMLElement {
  return shown<HelpPanel>('help-panel', {
    bundle: { ...bundle, topic: `${MEMORY}-${memory}` },
    begin,
    closable: true,
    close: nothing,
    loadTicket,
    tellError: () => {},
  });
}

function memoryKey({ brand }: Bundle, memory: string): string {
  return `help-widget:${MEMORY}-${memory}.${brand.id}`;
}

function step(bundle: Bundle, at: Walked): HelpStep {
  return shown<HelpStep>('help-step', { bundle, at, answer: nothing, restart: nothing });
}

function atGuidance(bundle: Bundle): Walked {
  const id = Object.keys(bundle.steps).findLast((id) => bundle.steps[id]?.kind === 'guidance');
  return replay(bundle, { start: id ?? bundle.start, answers: [] });
}

/** The article's link is pressed, and does not lead away. */
async function openArticle(read: HelpStep): Promise<void> {
  await read.updateComplete;
  const link = read.renderRoot.querySelector('.articles a');
  link?.addEventListener('click', (event) => event.preventDefault(), { once: true });
  link?.dispatchEvent(new MouseEvent('click', { cancelable: true }));
  await read.updateComplete;
}

/** From the start, always on to a step not yet seen, as far as that goes without an outcome. */
export function longestTrail(bundle: Bundle): Trail {
  const answers: { step: StepId; answer: string }[] = [];
  const seen = new Set<StepId>();
  for (
    let here = replay(bundle, { start: bundle.start, answers });
    ;
    here = replay(bundle, { start: bundle.start, answers })
  ) {
    seen.add(here.at);
    const next = here.answers.find(({ go }) => !seen.has(go) && bundle.steps[go]?.kind !== 'outcome');
    if (!next) return here.trail;
    answers.push({ step: here.at, answer: next.id });
  }
}
