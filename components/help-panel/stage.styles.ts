import { css } from '../internal/css.ts';

/** The frame's looks, and the tokens (`--_…`) that everything inside inherits. */
export const stageSheet = css`
  div {
    --_surface: var(--help-surface, light-dark(#fff, #1b1d22));
    --_text: var(--help-text, light-dark(#1a1d24, #f0f2f6));
    --_sunken: color-mix(in oklab, var(--_surface), var(--_text) 5%);
    --_line: color-mix(in oklab, var(--_surface), var(--_text) 16%);
    --_edge: color-mix(in oklab, var(--_surface), var(--_text) 55%);
    --_quiet: color-mix(in oklab, var(--_surface), var(--_text) 72%);
    --_link: color-mix(in oklab, var(--_accent), var(--_text) 20%);
    --_error: light-dark(#b3261e, #ffb4ab);
    --_good: light-dark(#17693a, #7fd6a0);
    --_radius: var(--help-radius, 0.75em);
    --_small-radius: calc(var(--_radius) * 0.67);
    --_frame: 1px solid var(--_line);
    --_inset: var(--help-inset, 1.25em);
  }
  slot:has(~ [data-filled]),
  [data-filled] button {
    display: none;
  }
  [data-state=''] > [aria-expanded='true'] {
    visibility: hidden;
  }
  @media (prefers-color-scheme: dark) {
    [data-theme='system'] > :not(button) {
      color-scheme: dark;
    }
  }
  i {
    position: absolute;
    /* They are listened to. From the start at the end: a change back within the time is then another, and told. */
    transition:
      color-scheme 1ms step-start allow-discrete,
      color 1ms step-start;
  }
  /*
   * The host's own words, but light or dark enough for every surface here, and a surface that they can be read on: in OKLCH
   * their lightness is at most 0.5 or at least 0.7, which leaves a contrast of 4.8 or more on it and in boxes.
   */
  @supports (color: lab(from red l a b)) {
    div[data-theme='host'] {
      --_text: var(--help-text, oklch(from var(--_ink) max(min(l, 0.5), min((l - 0.65) * 1e9, max(l, 0.7))) c h));
      --_surface: var(--help-surface, oklch(from var(--_text) clamp(0.2, (0.65 - l) * 1e9, 1) 0 0));
      --_accent: var(--help-accent, var(--_text));
      --_on-accent: var(--help-on-accent, var(--_surface));
      --_edge: color-mix(in oklab, var(--_surface), var(--_text) 85%);
      --_quiet: var(--_text);
      --_error: oklch(from var(--_text) clamp(0.5, (l - 0.65) * 1e9, 0.8) 0.15 25);
      --_good: oklch(from var(--_error) l 0.12 150);
      --_radius: var(--help-radius, var(--_corner));
    }
  }
  dialog {
    position: fixed;
    inset: auto;
    inset-block-end: var(--_inset);
    inset-inline-end: var(--_inset);
    box-sizing: border-box;
    width: min(26em, 100vw - 2em);
    height: min(42em, 100dvh - 2 * var(--_inset));
    /* Where a page is zoomed by CSS, a hundredth of the view is not; a percentage holds. */
    max-width: 100%;
    max-height: calc(100% - var(--_inset));
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: var(--_frame);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1em 3em #0005;
  }
  dialog:is([open], :popover-open) {
    display: flex;
  }
  dialog::backdrop {
    background: #0006;
  }
  dialog:not(:modal)::backdrop {
    display: none;
  }
  /* The place of the fallback is taken by something new; nothing moves. */
  [data-filled] {
    display: contents;
  }
  [data-filled] [part='inline'] {
    display: flex;
    box-sizing: border-box;
    min-height: var(--help-inline-min-height, 40em);
    overflow: hidden;
    border: var(--_frame);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  @media (max-width: 30em), (max-height: 26em) {
    dialog {
      inset: auto 0 0;
      width: 100vw;
      height: min(52em, 100dvh - 1.5em);
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (max-height: 26em) {
    dialog {
      height: 100dvh;
      max-height: 100%;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog:modal {
      animation: rise 0.2s ease-out;
    }
  }
  @keyframes rise {
    from {
      translate: 0 2em;
    }
  }
  @media print {
    dialog {
      display: none !important;
    }
  }
`;

/**
 * A brand's theme as rules on the host element, so that a page's own `help-widget { --help-… }` overrules it. It does not
 * count where the page asks for its own looks.
 */
export function brandSheet(theme: Readonly<Record<string, string>>): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.insertRule(':host(:not([theme=host])){}');
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  for (const [name, value] of Object.entries(theme)) style.setProperty(name, value);
  return sheet;
}
