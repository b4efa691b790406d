import { html } from 'hono/html';
import type { Html } from './page.ts';

const MINUTE = 60_000;
const UNITS: readonly (readonly [name: string, milliseconds: number])[] = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/** `3 hours ago`, and the whole time. Both in words, since nobody knows here what time it is where the agent sits. */
export function moment(at: number, now: number): Html {
  const whole = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return html`<time datetime="${new Date(at).toISOString()}" title="${whole}">${ago(now - at)}</time>`;
}

/** The whole time alone. */
export function wholeMoment(at: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function ago(passed: number): string {
  for (const [name, milliseconds] of UNITS) {
    const count = Math.floor(passed / milliseconds);
    if (count > 0) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
