import { css } from '../internal/css.ts';

export const styles = css`
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
  [dir='auto'] {
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
  mark {
    border-radius: 0.25em;
    padding-inline: 0.2em;
    background: color-mix(in oklab, var(--_surface), var(--_error) 15%);
    color: inherit;
    font-weight: 600;
  }
  .secrets,
  .left {
    display: grid;
    gap: 0.75em;
    padding: 1em;
    border-inline-start: 3px solid var(--_error);
    border-start-end-radius: var(--_small-radius);
    border-end-end-radius: var(--_small-radius);
    background: var(--_sunken);
  }
  .left {
    border-color: var(--_accent);
  }
  .secrets ul {
    display: grid;
    gap: 0.75em;
    list-style: none;
  }
  .terms {
    display: grid;
    gap: 0.25em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .actions .primary {
    display: flex;
    flex: 1 1 12em;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
  }
  [aria-disabled] {
    cursor: progress;
  }
  .turning {
    flex: none;
    width: 1em;
    height: 1em;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .turning {
      animation: none;
    }
  }
`;
