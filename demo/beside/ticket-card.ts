import { FIELDS } from '../desk/example-desk.ts';
import type { DeskTicket } from '../desk/zendesk.ts';
import { make } from '../element.ts';

/** A ticket as the help desk has it. `confirm` is called when the visitor presses the link in the email. */
export function ticketCard(ticket: DeskTicket, confirm: () => void): HTMLElement {
  const { requester, subject, body, fields, suspended } = ticket;
  const titles = new Map(FIELDS.map(({ id, title }) => [String(id), title]));
  const card = make(
    'article',
    { className: 'arrived' },
    make('h3', {}, subject),
    pairs([
      ['From', requester.name === requester.email ? requester.email : `${requester.name}, ${requester.email}`],
      ...Object.entries(fields).map(([id, value]) => [titles.get(id) ?? id, value] as const),
      ['State', suspended ? 'waits until the link in the email is pressed' : 'open'],
    ]),
    make('p', { className: 'text', tabIndex: 0, role: 'group', ariaLabel: 'The words of the ticket' }, body),
  );
  if (suspended) {
    const button = make('button', { type: 'button' }, 'Press the link in the email');
    button.addEventListener('click', confirm);
    card.append(button);
  }
  return card;
}

/** Names and values as a list of definitions. */
export function pairs(entries: readonly (readonly [name: string, value: string])[]): HTMLElement {
  return make('dl', {}, ...entries.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
}
