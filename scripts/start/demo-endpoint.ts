import type { Plugin } from 'vite';

/** The made-up brand whose tickets the demo takes. */
const BRAND = 'example-sms';

/** Where the list of the demo's pages names the help desk. */
const DESK = '<!-- help desk -->';

/** What it says of tickets where there is no relay. */
const GO = /<!-- where tickets go -->.*?<!-- \/where tickets go -->/s;

/**
 * Tells the demo's pages of the made-up brand where the relay is, as a page tells the widget, and the list of pages where
 * its help desk is. Without a relay they stay as they are.
 *
 * @param endpoint the relay's origin; `npm start` sets it
 */
export function demoEndpoint(endpoint: string | undefined): Plugin {
  return {
    name: 'help-widget-demo-endpoint',
    transformIndexHtml: (page) => (endpoint ? withEndpoint(page, endpoint) : page),
  };
}

export function withEndpoint(page: string, endpoint: string): string {
  return page
    .replace(new RegExp(`<help-widget(?=[^>]* brand="${BRAND}")`, 'g'), `<help-widget endpoint="${endpoint}"`)
    .replace(DESK, deskItem(endpoint))
    .replace(GO, `Your ticket arrives at <a href="${endpoint}/desk">the help desk</a>.`)
    .replace(new RegExp(`<script(?=[^>]* data-brand="${BRAND}")`, 'g'), `<script data-endpoint="${endpoint}"`);
}

function deskItem(endpoint: string): string {
  return `<li>
    <a href="${endpoint}/desk">The help desk</a>
    <p>Tickets of Example SMS arrive here, with what their agent needs to know. The terminal has the token to sign in with.</p>
  </li>`;
}
