import { css } from '../internal/css.ts';

export const styles = css`
  :host {
    justify-items: start;
  }
  ol {
    list-style: none;
    width: 100%;
  }
  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
  }
  li div {
    flex: 1;
  }
  li button {
    flex: none;
    max-width: 50%;
    padding-inline: 0.25em;
  }
  .device {
    justify-items: start;
    width: 100%;
  }
`;
