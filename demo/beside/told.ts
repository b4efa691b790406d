import { make } from '../element.ts';

/** Fields that events carry: ids and states, never what the customer typed. */
const FIELDS = ['step', 'kind', 'answer', 'outcome', 'reason'] as const;
const EVENTS = [
  'help-open',
  'help-step',
  'help-answer',
  'help-outcome',
  'help-submit',
  'help-delivery',
  'help-request-close',
  'help-close',
  'help-error',
] as const;
/** Older lines go. */
const LIMIT = 12;

/** A list of the events that the page hears from its widget, newest last. */
export function told(): HTMLElement {
  const list = make('ol', { tabIndex: -1 });
  for (const name of EVENTS) {
    document.addEventListener(name, (event) => {
      const known = event as Event &
        Partial<Record<(typeof FIELDS)[number], string>> & { delivery?: { state: string } };
      const values = [...FIELDS.flatMap((field) => known[field] ?? []), known.delivery?.state ?? ''];
      list.append(make('li', {}, make('code', {}, [name, ...values.filter(Boolean)].join(' '))));
      while (list.childElementCount > LIMIT) list.firstElementChild?.remove();
    });
  }
  return make(
    'section',
    {},
    make('h2', {}, 'What the widget tells the page'),
    make('p', { className: 'quiet' }, 'Events with ids, and nothing that you type. Only help-submit holds the ticket.'),
    list,
  );
}
