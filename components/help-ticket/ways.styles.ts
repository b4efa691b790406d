import { css } from '../internal/css.ts';

export const waysStyles = css`
  .ways {
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .ways button {
    width: 100%;
    text-align: start;
  }
`;
