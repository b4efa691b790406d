import { make } from '../element.ts';
import { pairs } from './ticket-card.ts';

/** What a link to a help centre's form, or to a mail program, fills in. */
export interface Filled {
  /** The form's host, or the address of the email. */
  readonly to: string;
  readonly kind: 'form' | 'email';
  /** The customer's own; empty where there is none. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Shows what such a link fills in, once the visitor presses it. Nothing is sent by the link itself.
 *
 * @param real whether the form that opens is that of a real help centre
 */
export function handedOver(real: boolean): HTMLElement {
  const shown = make('div', { ariaLive: 'polite' });
  const section = make('section', { hidden: !real }, make('h2', {}, 'What was filled in'), shown);
  if (real) {
    const warning = 'Nothing yet. Please send no trial tickets: the form that opens is the real one.';
    shown.append(make('p', { className: 'quiet' }, warning));
  }
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const filled = link ? filledIn(link.href) : undefined;
    if (!filled) return;
    section.hidden = false;
    shown.replaceChildren(card(filled));
  });
  return section;
}

function card({ to, kind, from, subject, text }: Filled): HTMLElement {
  return make(
    'article',
    { className: 'arrived' },
    make('h3', {}, subject),
    pairs([
      [kind === 'form' ? 'Form of' : 'Email to', to],
      ...(kind === 'form' ? [['From', from || 'nobody'] as const] : []),
    ]),
    make('p', { className: 'text', tabIndex: 0, role: 'group', ariaLabel: 'The words of the ticket' }, text),
    make('p', { className: 'quiet' }, 'Filled in, not sent.'),
  );
}

/** What an address fills in; nothing where it is another kind of address. */
export function filledIn(address: string): Filled | undefined {
  const { protocol, host, pathname, searchParams } = new URL(address);
  if (protocol === 'mailto:') {
    const text = searchParams.get('body');
    if (text === null) return undefined;
    const to = decodeURIComponent(pathname);
    return { kind: 'email', to, from: '', subject: searchParams.get('subject') ?? '', text };
  }
  const subject = searchParams.get('tf_subject');
  if (!pathname.endsWith('/requests/new') || subject === null) return undefined;
  return {
    kind: 'form',
    to: host,
    from: searchParams.get('tf_anonymous_requester_email') ?? '',
    subject,
    text: (searchParams.get('tf_description') ?? '').replaceAll('<br>', '\n'),
  };
}
