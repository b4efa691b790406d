import { css } from '../internal/css.ts';

export const reviewStyles = css`
  .ticket {
    border: 1px solid var(--_line);
    border-radius: var(--_small-radius);
    background: var(--_sunken);
  }
  .ticket section {
    display: grid;
    gap: 0.5em;
    padding: 0.75em 1em;
  }
  .ticket section + section {
    border-block-start: 1px solid var(--_line);
  }
  dl {
    display: grid;
    gap: 0.5em;
  }
  .row,
  dd,
  .secrets li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  :is(.row, dd, .secrets li) > :first-child {
    flex: 1 1 7em;
    min-width: 0;
  }
  .ticket .plain {
    flex: none;
    min-height: 1.75em;
    padding: 0.125em 0.25em;
    font-size: 0.9375em;
  }
  .text {
    white-space: pre-wrap;
  }
  .ticket [dir='auto'] {
    text-align: match-parent;
  }
  .trail :is(dd, dt),
  .articles li,
  .about dd {
    font-size: 0.9375em;
  }
  .articles ul {
    padding-inline-start: 1.25em;
  }
  .secrets {
    border-color: var(--_error);
  }
  mark {
    border-radius: 0.25em;
    padding-inline: 0.2em;
    background: color-mix(in oklab, var(--_surface), var(--_error) 15%);
    color: inherit;
    font-weight: 600;
  }
  #send {
    display: flex;
    flex: 1 1 12em;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
  }
  [aria-disabled] {
    cursor: progress;
  }
`;
