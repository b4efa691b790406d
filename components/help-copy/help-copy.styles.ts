import { css } from '../internal/css.ts';

export const styles = css`
  :host {
    gap: 0.5em;
    justify-items: start;
  }
  textarea {
    width: 100%;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_small-radius);
    background: var(--_sunken);
    color: inherit;
    font: inherit;
    font-size: 0.875em;
  }
`;
