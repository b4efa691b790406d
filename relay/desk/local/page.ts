import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { formToken } from './session.ts';
import type { Seated } from './door.ts';
import type { DeskKeys } from './session.ts';

/** HTML whose values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  /** Names the page in the browser's tab. */
  readonly title: string;
  readonly main: Html;
  /** Who is signed in, with the token of their forms. */
  readonly signedIn?: { readonly agent: string; readonly token: string };
}

/** A whole page of the desk. Everything in it works without script but the copy buttons, which only a script shows. */
export function page({ title, main, signedIn }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Help desk</title>
        <link rel="icon" href="/desk/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/desk/assets/desk.css" />
        <script src="/desk/assets/copy.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="top">
          <a class="home" href="/desk">Help desk</a>
          ${
            signedIn
              ? html`<form class="row" method="post" action="/desk/sign-out">
                  ${tokenField(signedIn.token)}
                  <span class="agent">${signedIn.agent}</span>
                  <button class="quiet">Sign out</button>
                </form>`
              : ''
          }
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`;
}

/** The hidden field that every form carries. */
export function tokenField(token: string): Html {
  return html`<input type="hidden" name="token" value="${token}" />`;
}

/** Who is signed in, as pages take it. */
export function seat(keys: DeskKeys, session: Seated): { readonly agent: string; readonly token: string } {
  return { agent: session.agent, token: formToken(keys, session) };
}
