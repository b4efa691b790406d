import { css } from './css.ts';

/** What every view of the panel shares: type, links, buttons, focus. One scale: .25, .5, .75, 1, 1.5, 2 em. */
export const shared = css`
  :host {
    display: grid;
    align-content: start;
    gap: 1em;
  }
  * {
    box-sizing: border-box;
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.3;
    font-weight: 650;
    text-wrap: balance;
    outline: none;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .prose {
    display: grid;
    gap: 0.75em;
  }
  .prose :is(ul, ol) {
    padding-inline-start: 1.4em;
  }
  .prose li + li {
    margin-block-start: 0.5em;
  }
  .stack {
    display: grid;
    gap: 0.5em;
    list-style: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }
  .box {
    padding: 0.75em 1em;
    border-radius: var(--_small-radius);
    background: var(--_sunken);
  }
  .side {
    border-inline-start: 3px solid var(--_accent);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .quiet {
    color: var(--_quiet);
    font-size: 0.875em;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }
  button,
  .button {
    font: inherit;
    color: inherit;
    min-height: 2.75em;
    padding: 0.5em 1em;
    border: 1px solid var(--_edge);
    border-radius: var(--_small-radius);
    background: var(--_surface);
    cursor: pointer;
    text-align: center;
    text-decoration: none;
  }
  :is(button, .button):hover {
    background: var(--_sunken);
  }
  .primary,
  .primary:hover {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  /* The accent itself stays: its contrast is checked, and another colour's would not be. */
  .primary:hover {
    box-shadow: 0 0 0 0.25em color-mix(in oklab, var(--_accent), #0000 65%);
  }
  .plain {
    border-color: transparent;
    background: none;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  /* What points somewhere; the signs of results do not. */
  :is(button, a) svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .away::after {
    content: '↗';
    padding-inline-start: 0.2em;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  /* Keeps its room, so that nothing moves when it comes. */
  [data-off] {
    visibility: hidden;
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
  }
`;
