import { css } from '../internal/css.ts';

export const formStyles = css`
  form {
    display: grid;
    gap: 1.25em;
    /* A page without a doctype gives it one. */
    margin: 0;
  }
  .field {
    display: grid;
    gap: 0.25em;
  }
  #contact-hint {
    margin-block-end: -0.75em;
  }
  label {
    font-weight: 600;
  }
  label .quiet {
    font-weight: 400;
  }
  .field textarea {
    min-height: 7.5em;
    resize: vertical;
  }
  :is(input, textarea):focus-visible {
    outline-offset: 0;
  }
  [data-wrong] {
    margin-inline-start: -1em;
    padding-inline-start: calc(1em - 3px);
    border-inline-start: 3px solid var(--_error);
  }
  [data-wrong] :is(input, textarea) {
    border-color: var(--_error);
  }
  .error,
  [data-over] {
    color: var(--_error);
    font-weight: 600;
  }
  .error {
    display: grid;
    font-size: 0.9375em;
  }
  .field .plain {
    justify-self: start;
    min-height: 2em;
    padding: 0.25em 0;
    text-align: start;
  }
  .errors {
    padding: 1em;
    border: 2px solid var(--_error);
    border-radius: var(--_small-radius);
  }
  #errors-list ul {
    display: grid;
    gap: 0.25em;
    padding-inline-start: 1.25em;
  }
  #errors-list p {
    margin-block-end: 0.5em;
  }
  #errors-list :is(li, a) {
    color: var(--_error);
  }
`;
