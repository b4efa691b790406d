import { css } from '../internal/css.ts';

export const styles = css`
  .sign {
    display: grid;
    place-content: center;
    width: 3em;
    height: 3em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_surface), currentColor 14%);
    color: var(--_accent);
  }
  .good {
    color: var(--_good);
  }
  .bad {
    color: var(--_error);
  }
  .actions,
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }
  .kept {
    padding: 1em;
    border-radius: var(--_small-radius);
    background: var(--_sunken);
  }
`;
