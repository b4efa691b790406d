import type { Bundle } from '../src/bundle/bundle.ts';
import { builtFiles } from '../test/support/built.ts';
import { buildPage } from './build-page.ts';
import { installPackages } from './compare/install.ts';
import type { Place } from './in-page.ts';
import type { Question } from './questions.ts';
import { walkThrough } from './questions.ts';

/** A page with something on it that opens and asks. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  /** What stands in the page's body; `{page}` is where its files are on the page's own origin, `{files}` on another. */
  readonly body: string;
  readonly launcher: Place;
  /** What shows first when the launcher is pressed; nothing where there is nothing behind it. */
  readonly question?: Place;
  readonly walk: readonly { readonly pressed: Place; readonly shown: Place }[];
  /** Makes its files. Throws where they cannot be made. */
  prepare?(folder: string): Promise<void>;
}

/** Two answers that lead to the next question, and one that ends the questions: for the widget, at a ticket. */
const WALK = ['no-reset-email', 'not-there', 'wrong-passwords'];

/** Everything that is measured: an empty page, the widget, and what a team would use instead. */
export function contenders(bundle: Bundle, questions: readonly Question[]): readonly Contender[] {
  const first = questions[0]?.ask ?? '';
  const label = bundle.words.launcher;
  const turns = walkThrough(questions, WALK);
  /** @param end what shows after the last answer; without it the walk is as long as the questions */
  const walk = (answer: string, question: string, end?: Place): Contender['walk'] =>
    turns.flatMap(({ say, next }) => {
      const shown = next === undefined ? end : { path: question, text: next };
      return shown ? [{ pressed: { path: answer, text: say }, shown }] : [];
    });
  const made = (entry: string): Pick<Contender, 'body' | 'prepare'> => ({
    body: '<script type="module" src="{page}/page.js"></script>',
    prepare: (folder) => buildPage(entry, folder, { LAUNCHER: label, QUESTIONS: questions }),
  });
  const foreign = (page: string): Pick<Contender, 'body' | 'prepare'> => {
    const { body, prepare } = made(`compare/pages/${page}.js`);
    return { body, prepare: async (folder) => (installPackages(), prepare?.(folder)) };
  };
  const [script] = builtFiles('start');
  const step = 'help-widget >>> help-panel >>> help-step';
  return [
    // A button without script, so that looking for the launcher costs here what it costs elsewhere.
    {
      id: 'empty',
      name: 'an empty page',
      body: `<button>${label}</button>`,
      launcher: { path: 'button', text: label },
      walk: [],
    },
    {
      id: 'widget',
      name: 'this widget',
      body:
        `<help-widget brand="${bundle.brand.id}"></help-widget>` +
        `<script async src="{files}/help-widget.js" integrity="${script?.integrity}" crossorigin></script>`,
      launcher: { path: 'help-widget >>> button', text: label },
      question: { path: `${step} >>> h2`, text: first },
      walk: walk(`${step} >>> button`, `${step} >>> h2`, { path: 'help-widget >>> help-panel >>> help-ticket >>> h2' }),
    },
    {
      id: 'by-hand',
      name: 'by hand, with Lit',
      ...made('by-hand/launcher.ts'),
      launcher: { path: 'button', text: label },
      question: { path: 'by-hand-panel >>> h2', text: first },
      walk: walk('by-hand-panel >>> button', 'by-hand-panel >>> h2', { path: 'by-hand-panel >>> h2', text: 'Please' }),
    },
    {
      id: 'sentry',
      name: 'Sentry feedback',
      ...foreign('sentry'),
      launcher: { path: '#sentry-feedback >>> button', text: label },
      question: { path: '#sentry-feedback >>> .form input, textarea' },
      walk: [],
    },
    {
      id: 'survey',
      name: 'SurveyJS',
      ...foreign('survey'),
      launcher: { path: 'button', text: label },
      question: { path: '.sd-question__title', text: first },
      walk: walk('.sd-item label', '.sd-question__title'),
    },
    {
      id: 'typebot',
      name: 'Typebot',
      ...foreign('typebot'),
      launcher: { path: 'typebot-bubble >>> button' },
      question: { path: 'typebot-bubble >>> .typebot-host-bubble span', text: first },
      walk: walk('typebot-bubble >>> button', 'typebot-bubble >>> .typebot-host-bubble span'),
    },
  ];
}
