import { css } from '../internal/css.ts';

export const styles = css`
  .answers button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em;
    width: 100%;
    min-height: 3.25em;
    text-align: start;
    line-height: 1.35;
  }
  .answers svg {
    flex: none;
    color: var(--_quiet);
  }
  .answers button:hover {
    border-color: var(--_accent);
  }
`;
