import { css } from '../internal/css.ts';

/**
 * The launcher's looks. The slot stands outside the `div`: fallback links look as the page has them. Text is sized in em
 * from `font-size: medium`, so that a page's `62.5%` does not shrink it and the customer's own text size counts.
 */
export const sheet = css`
  :host([mode='inline']:not([hidden])) {
    display: block;
    min-height: var(--help-inline-min-height, 40rem);
  }
  div {
    all: initial;
    --_accent: var(--help-accent, light-dark(#1d5fd1, #8ab4ff));
    --_on-accent: var(--help-on-accent, light-dark(#fff, #10203f));
    --_inset: var(--help-inset, 1.25em);
    color-scheme: inherit;
    display: block;
    font: medium/1.5 var(--help-font, system-ui, sans-serif);
  }
  [data-theme='light'] {
    color-scheme: light;
  }
  [data-theme='dark'] {
    color-scheme: dark;
  }
  @media (prefers-color-scheme: dark) {
    [data-theme='system'] {
      color-scheme: dark;
    }
  }
  [data-theme='host'] {
    font-family: var(--help-font, inherit);
  }
  /* Stays as it is when the panel has come, with its finer colours. */
  [data-theme='host'] > button {
    --_accent: var(--help-accent, CanvasText);
    --_on-accent: var(--help-on-accent, Canvas);
  }
  slot:has(~ [data-filled]),
  [data-filled] button {
    display: none;
  }
  button {
    font: inherit;
    font-weight: 600;
    padding: 0.875em 1.5em;
    border: 1px solid transparent;
    border-radius: 1.75em;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  /* A browser has a popover fixed, with inset 0. */
  button[popover] {
    inset-inline-start: auto;
    margin: auto var(--_inset) var(--_inset);
    max-width: 22em;
    overflow-wrap: anywhere;
    box-shadow: 0 0.25em 1em #0004;
  }
  button:hover {
    box-shadow: 0 0.25em 1em #000a;
  }
  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [data-state=''] > [aria-expanded='true'] {
    visibility: hidden;
  }
  p {
    position: absolute;
    clip-path: inset(50%);
    /* The widget listens to these. From the start at the end: a change back within the time is then another, and told. */
    transition:
      color-scheme 1ms step-start allow-discrete,
      color 1ms step-start;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
