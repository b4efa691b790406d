import { html } from 'hono/html';
import type { Html } from './page.ts';

/** What goes wrong at the desk, each with what to do now. */
const NOTICES = {
  foreign: {
    status: 403,
    title: 'This did not come from the desk',
    say: 'Your browser says that another page sent this. Nothing was changed. Go to the desk and do it there.',
  },
  stale: {
    status: 403,
    title: 'This page was open for too long',
    say: 'Nothing was changed. Sign in again, then do it once more.',
  },
  large: { status: 413, title: 'That is too much text', say: 'Nothing was saved. Make it shorter, then try again.' },
  tries: {
    status: 429,
    title: 'Too many tries to sign in',
    say: 'Wait a quarter of an hour, then try again. Whoever runs the relay knows the desk token.',
  },
  changed: {
    status: 409,
    title: 'Someone was here before you',
    say: 'The ticket was changed after you opened it, so nothing was saved. Look at it as it is now, then do it once more.',
  },
  gone: {
    status: 404,
    title: 'There is no such ticket',
    say: 'Check the reference. It may have been removed since, or it is at another help desk.',
  },
  missing: { status: 404, title: 'There is no such page', say: 'Check the address, or go back to the tickets.' },
  unavailable: {
    status: 503,
    title: 'Tickets cannot be read right now',
    say: 'None of them is lost. Please try again in a moment.',
  },
  defect: {
    status: 500,
    title: 'Something is broken here',
    say: 'It is a fault of the relay, and its log says where. Nothing of yours is lost. Please try again.',
  },
} as const;

const PLACES: Readonly<Record<string, string>> = { '/desk': 'To the tickets', '/desk/sign-in': 'To the sign-in' };

export type Notice = keyof typeof NOTICES;

export interface NoticePage {
  readonly status: (typeof NOTICES)[Notice]['status'];
  readonly title: string;
  readonly main: Html;
}

/**
 * A calm page that says what went wrong and what to do.
 *
 * @param back where to go from here
 * @param written what the agent wrote, which was not saved: to copy
 */
export function notice(kind: Notice, back = '/desk', written = ''): NoticePage {
  const { status, title, say } = NOTICES[kind];
  const main = html`<div class="narrow card">
    <h1>${title}</h1>
    <p>${say}</p>
    ${
      written
        ? html`<label for="written">What you wrote</label>
            <textarea id="written" rows="6" readonly>${written}</textarea>`
        : ''
    }
    <p><a class="button" href="${back}">${PLACES[back] ?? 'To the ticket'}</a></p>
  </div>`;
  return { status, title, main };
}
