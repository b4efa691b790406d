import { css } from '../internal/css.ts';

/** What the ticket's views share. */
export const styles = css`
  /* Heard, not seen, and pressed neither. */
  .said {
    position: absolute;
    clip-path: inset(50%);
  }
  .ways {
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .ways button {
    width: 100%;
    text-align: start;
  }
  input,
  textarea {
    width: 100%;
    min-height: 2.75em;
    margin: 0;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_small-radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .copy {
    justify-items: start;
  }
  .copy textarea {
    background: var(--_sunken);
    font-size: 0.875em;
  }
`;
