import { html } from 'hono/html';
import type { Html } from './page.ts';

const MINUTE = 60_000;
const UNITS: readonly (readonly [name: string, milliseconds: number])[] = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/** `3 hours ago (2026-11-23 09:30 UTC)`: nobody knows here what time it is where the agent sits. */
export function moment(at: number, now: number): Html {
  return time(at, html`${ago(now - at)} <span>(${whole(at)})</span>`);
}

/** The whole time alone. */
export function wholeMoment(at: number): Html {
  return time(at, whole(at));
}

function time(at: number, says: string | Html): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${says}</time>`;
}

function whole(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function ago(passed: number): string {
  for (const [name, milliseconds] of UNITS) {
    const count = Math.floor(passed / milliseconds);
    if (count > 0) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
