import { css } from '../internal/css.ts';

export const resultStyles = css`
  .sign {
    display: grid;
    place-content: center;
    width: 3em;
    height: 3em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_surface), currentColor 14%);
    color: var(--_link);
  }
  /* What gets the focus is scrolled to: with its sign. */
  .sign + h2 {
    scroll-margin: 5em;
  }
  .good {
    color: var(--_good);
  }
  .bad {
    color: var(--_error);
  }
`;
