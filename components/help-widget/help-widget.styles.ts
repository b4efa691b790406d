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
    color-scheme: inherit;
    display: block;
    font: medium/1.5 var(--help-font, system-ui, sans-serif);
  }
  :host([theme='light']) div {
    color-scheme: light;
  }
  :host([theme='dark']) div {
    color-scheme: dark;
  }
  :host([theme='host']) div {
    font-family: var(--help-font, inherit);
  }
  /* Stays as it is when the panel has come, with its finer colours. */
  :host([theme='host']) button {
    --_accent: var(--help-accent, CanvasText);
    --_on-accent: var(--help-on-accent, Canvas);
  }
  button {
    font: inherit;
    font-weight: 600;
    padding: 0.875em 1.5em;
    border: 1px solid transparent;
    border-radius: 2em;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  /* A browser has a popover fixed, with inset 0. */
  button[popover] {
    inset-block-start: auto;
    inset-inline-start: auto;
    margin: var(--help-inset, 1.25em);
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
  p {
    position: fixed;
    clip-path: inset(50%);
  }
  @media print {
    button {
      display: none;
    }
  }
`;
