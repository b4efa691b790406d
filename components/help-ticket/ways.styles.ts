import { css } from '../internal/css.ts';

export const waysStyles = css`
  .ways {
    display: grid;
    gap: 0.5em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .ways ul {
    display: grid;
    gap: 0.5em;
    list-style: none;
  }
  .ways button {
    width: 100%;
    text-align: start;
  }
`;
