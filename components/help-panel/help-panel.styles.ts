import { css } from '../internal/css.ts';

export const styles = css`
  :host {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
  }
  header,
  footer {
    display: flex;
    align-items: center;
    gap: 0 0.25em;
    padding: 0.25em 0.5em;
    min-height: 3.25em;
  }
  header p {
    flex: 1;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  footer {
    flex-wrap: wrap;
    justify-content: space-between;
    border-block-start: 1px solid var(--_line);
  }
  footer:not(:has(:not([data-off]))) {
    display: none;
  }
  footer > * {
    padding: 0.5em;
    font-size: 0.875em;
  }
  header p:last-child {
    padding-inline-end: 3em;
  }
  .icon {
    display: grid;
    place-content: center;
    width: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }
  .body {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 0.25em 1.25em 1.5em;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .notice:not(:empty) {
    margin-block-end: 1em;
    padding: 0.75em 1em;
    border-radius: var(--_small-radius);
    background: var(--_sunken);
  }
  @media (max-width: 30em) {
    footer a {
      order: 1;
      width: 100%;
      text-align: end;
    }
  }
  /* A phone on its side, or large text on a small one: all of it scrolls, or the step would have no room. */
  @media (max-height: 26em) {
    .panel {
      overflow-y: auto;
    }
    .body {
      flex: 1 0 auto;
      overflow: visible;
    }
  }
  .wait {
    display: grid;
    gap: 1em;
    justify-items: start;
    outline: none;
  }
`;
