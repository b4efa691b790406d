import { css } from '../internal/css.ts';

export const styles = css`
  .answers {
    display: grid;
    gap: 0.5em;
    list-style: none;
  }
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
  .answers svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .articles {
    display: grid;
    gap: 0.25em;
    padding: 0.75em 1em;
    border-inline-start: 3px solid var(--_accent);
    border-start-end-radius: var(--_small-radius);
    border-end-end-radius: var(--_small-radius);
    background: var(--_sunken);
    list-style: none;
  }
  .person {
    display: grid;
    gap: 0.75em;
    padding: 1em;
    border-radius: var(--_small-radius);
    background: var(--_sunken);
  }
`;
