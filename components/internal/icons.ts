import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';

/** Line drawings in the colour of the words beside them, and as large: 20 pixels at the usual 16. They are never the only name of a thing. */
export const icon = (path: string): TemplateResult =>
  html`<svg
    viewBox="0 0 20 20"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

export const backIcon = icon('M12 4 6 10l6 6');
export const closeIcon = icon('M5 5l10 10M15 5 5 15');
export const onwardIcon = icon('M8 5l5 5-5 5');
