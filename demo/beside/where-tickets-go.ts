import { make } from '../element.ts';

/** The relay that this page's widget sends to: `npm start` names one. Nothing where there is none. */
export function relayOfPage(): string | undefined {
  return document.querySelector('help-widget[endpoint]')?.getAttribute('endpoint') ?? undefined;
}

/** Says where a ticket that goes through the relay can be read, and what is left for the desk in the page. */
export function whereTicketsGo(relay: string): HTMLElement {
  return make(
    'section',
    {},
    make('h2', {}, 'Where your ticket goes'),
    make(
      'p',
      {},
      'To the relay on this machine. Read it at ',
      make('a', { href: `${relay}/desk`, target: '_blank' }, 'the help desk'),
      '; the terminal has the token to sign in with.',
    ),
    make('p', {}, 'Sent another way, “Send from here, then confirm by email”, it goes to a made-up desk in this page.'),
  );
}
