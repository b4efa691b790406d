import { html } from 'hono/html';
import type { Html } from './page.ts';
import { tokenField } from './page.ts';

/** The longest name of an agent, in characters. */
export const AGENT_LIMIT = 80;

export interface SignIn {
  /** Of the form. */
  readonly token: string;
  /** The page to go to then. */
  readonly next: string;
  readonly agent?: string;
  readonly fault?: { readonly field: 'agent' | 'desk-token'; readonly say: string };
}

/** The form to sign in: who they are, for the notes they leave, and the token that opens the desk. */
export function signInPage({ token, next, agent = '', fault }: SignIn): Html {
  const faulty = (field: string): Html | '' =>
    fault?.field === field ? html`<p class="fault" id="${field}-fault">${fault.say}</p>` : '';
  const described = (field: string): Html | '' =>
    fault?.field === field ? html`aria-invalid="true" aria-describedby="${field}-fault" autofocus` : '';
  return html`<form class="narrow card stack" method="post" action="/desk/sign-in">
    <h1>Sign in to the help desk</h1>
    ${tokenField(token)}
    <input type="hidden" name="next" value="${next}" />
    <div>
      <label for="agent">Your name</label>
      <p class="hint" id="agent-hint">It stands beside what you do here.</p>
      ${faulty('agent')}
      <input
        id="agent"
        name="agent"
        value="${agent}"
        maxlength="${AGENT_LIMIT}"
        autocomplete="name"
        required
        ${described('agent') || html`aria-describedby="agent-hint"`}
      />
    </div>
    <div>
      <label for="desk-token">Desk token</label>
      ${faulty('desk-token')}
      <input
        id="desk-token"
        name="desk-token"
        type="password"
        autocomplete="current-password"
        required
        ${described('desk-token')}
      />
    </div>
    <button class="main">Sign in</button>
  </form>`;
}

/** Where a form may lead after signing in: a page of the desk, and nowhere else. */
export function safeNext(path: string | null): string {
  return path !== null && /^\/desk(?:\/HW-[\dA-Z]{4}-[\dA-Z]{4})?$/.test(path) ? path : '/desk';
}
