import { ENDPOINT, exampleDesk } from '../desk/example-desk.ts';
import { deskInPage } from '../desk/in-page.ts';
import type { Mood } from '../desk/moods.ts';
import { MOODS } from '../desk/moods.ts';
import type { DeskAnswer, DeskTicket } from '../desk/zendesk.ts';
import { make } from '../element.ts';
import { told } from './told.ts';
import { handedOver } from './handed-over.ts';
import { ticketCard } from './ticket-card.ts';
import { relayOfPage, whereTicketsGo } from './where-tickets-go.ts';

export interface Beside {
  /** What to know about this page. */
  readonly note?: string;
  /** Whether the made-up help desk stands in this page. */
  readonly desk: boolean;
  /** Whether the visitor may choose how it behaves. */
  readonly moods: boolean;
}

/** Fills the page's `.beside` with the demo's notes. `take` shows a ticket that came to the desk another way. */
export function showBeside({ note, desk, moods }: Beside): { take: (ticket: DeskTicket) => void } {
  const place = document.querySelector('.beside');
  if (!place) throw new TypeError('The page has no place for the notes');
  const tickets = make('div', { ariaLive: 'polite' }, make('p', { className: 'quiet' }, 'None yet.'));
  const shown: DeskTicket[] = [];
  const answers = make('p', { className: 'quiet' });
  const relay = relayOfPage();

  const show = (): void => {
    if (shown.length)
      tickets.replaceChildren(...shown.map((ticket, at) => ticketCard(ticket, () => confirm(at))).reverse());
  };
  const confirm = (at: number): void => {
    const ticket = shown[at];
    if (ticket) shown[at] = { ...ticket, suspended: false };
    show();
  };
  const take = (ticket: DeskTicket): void => {
    shown.push(ticket);
    show();
  };

  place.append(make('span', { className: 'label' }, 'Demo'));
  if (note) place.append(make('p', {}, note));
  if (relay) place.append(whereTicketsGo(relay));
  if (moods) place.append(switchAndStart(relay ? 'The desk in this page …' : 'The help desk …', answers, take));
  if (desk)
    place.append(
      make('section', {}, make('h2', {}, relay ? 'Tickets in this page' : 'Tickets as they arrived'), answers, tickets),
    );
  place.append(handedOver(!desk));
  // An app may bring the widget later than this.
  void customElements.whenDefined('help-widget').then(() => place.append(told()));
  return { take };
}

/** The desk itself, and the switch for its mood. */
function switchAndStart(label: string, answers: HTMLElement, take: (ticket: DeskTicket) => void): HTMLElement {
  const choice = make(
    'select',
    { id: 'desk-mood' },
    ...Object.entries(MOODS).map(([value, label]) => make('option', { value }, label)),
  );
  const mood = (): Mood => choice.value as Mood;
  let known = 0;
  const desk = exampleDesk(mood, (answer) => {
    answers.textContent = `Last answer: ${inWords(answer)}.`;
    for (const ticket of desk.tickets.slice(known)) take(ticket);
    known = desk.tickets.length;
  });
  deskInPage(desk, ENDPOINT, () => mood() === 'slow').catch((error: unknown) => {
    answers.textContent = `The help desk could not be put into this page: ${String(error)}`;
  });
  return make('section', {}, make('label', { htmlFor: choice.id }, label), choice);
}

function inWords({ status, way, headers }: DeskAnswer): string {
  if (way === 'dropped') return 'the connection dropped before it arrived';
  if (way === 'stalled') return 'none, so that the widget gives up after 10 seconds';
  return headers['access-control-allow-origin'] ? `${status}` : `${status}, without the headers that let a page see it`;
}
