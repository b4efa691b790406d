import { make } from '../element.ts';
import { pairs } from './ticket-card.ts';

/**
 * Shows what a link to a help centre's own form fills in, once the visitor presses it. The link leads to the real
 * help centre: nothing is sent there unless the visitor sends the form.
 */
export function handedOver(): HTMLElement {
  const shown = make(
    'div',
    { ariaLive: 'polite' },
    make(
      'p',
      { className: 'quiet' },
      'Nothing yet. Please send no trial tickets: the form that opens is the real one.',
    ),
  );
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const form = link ? filledForm(link.href) : undefined;
    if (!form) return;
    const { host, email, subject, text } = form;
    shown.replaceChildren(
      make(
        'article',
        { className: 'arrived' },
        make('h3', {}, subject),
        pairs([
          ['Form of', host],
          ['Email', email || 'none'],
        ]),
        make('p', { className: 'text', tabIndex: 0, role: 'group', ariaLabel: 'The words of the ticket' }, text),
        make('p', { className: 'quiet' }, 'Filled in, not sent.'),
      ),
    );
  });
  return make('section', {}, make('h2', {}, 'What the form was filled in with'), shown);
}

/** What the address of a hosted request form fills in; nothing where it is another address. */
export function filledForm(
  address: string,
): { readonly host: string; readonly email: string; readonly subject: string; readonly text: string } | undefined {
  const { host, pathname, searchParams } = new URL(address);
  const subject = searchParams.get('tf_subject');
  if (!pathname.endsWith('/requests/new') || subject === null) return undefined;
  return {
    host,
    subject,
    email: searchParams.get('tf_anonymous_requester_email') ?? '',
    text: (searchParams.get('tf_description') ?? '').replaceAll('<br>', '\n'),
  };
}
