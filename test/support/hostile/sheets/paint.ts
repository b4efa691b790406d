import type { HostileSheet } from '../sheet.ts';

/** What changes how something is painted, where it is, and whether it is there at all. */
export const paint: readonly HostileSheet[] = [
  {
    name: 'transforms',
    why: 'Page transitions move the body; whatever is fixed inside is then fixed to that.',
    css: '* { transform: translate(-30px, 15px) rotate(4deg) !important; perspective: 90px !important }',
  },
  {
    name: 'single-transforms',
    why: 'The newer properties move in the same way, and sheets that undo transforms forget them.',
    css: '* { translate: 40px -60px !important; rotate: 9deg !important; scale: 0.7 !important }',
  },
  {
    name: 'offset-path',
    why: 'Motion paths on everything put everything in one place.',
    css: "body * { offset: path('M 0 0 H 300') 40% !important; will-change: transform, filter !important }",
  },
  {
    name: 'filters',
    why: 'Mourning days and reading aids filter the page; a filter also holds what is fixed.',
    css: '* { filter: blur(1px) sepia(1) !important; backdrop-filter: grayscale(1) !important }',
  },
  {
    name: 'opacity',
    why: 'Scripts against flicker make everything transparent, and may never come to take it back.',
    css: '* { opacity: 0.05 !important; mix-blend-mode: difference !important; isolation: isolate !important }',
  },
  {
    name: 'clips',
    why: 'Rules that hide visually, when they match too much, leave one pixel.',
    css: '* { clip: rect(0 0 0 0) !important; clip-path: inset(49%) !important; position: absolute !important }',
  },
  {
    name: 'masks',
    why: 'Fading edges are masks; on everything they fade everything.',
    css: `* {
      mask: linear-gradient(transparent, transparent) !important;
      -webkit-mask: linear-gradient(transparent, transparent) !important; border-radius: 50% !important
    }`,
  },
  {
    name: 'hidden-and-dead',
    why: 'Loading states hide the page and take its pointer until a script is done.',
    css: `* {
      visibility: hidden !important; pointer-events: none !important; user-select: none !important;
      cursor: wait !important; touch-action: none !important
    }`,
  },
  {
    name: 'colours',
    why: 'Tools for contrast and “dark mode” scripts colour everything.',
    css: `* {
      color: #0f0 !important; background: #111 url(about:blank) !important; caret-color: red !important;
      accent-color: red !important; fill: red !important; stroke: lime !important; outline: 3px dotted red !important;
      box-shadow: 0 0 9px red !important; -webkit-text-fill-color: #0f0 !important
    }`,
  },
  {
    name: 'forced-dark',
    why: 'A page that fixes the dark scheme turns colours that follow the page; the theme of the tag holds against it.',
    css: ':root, body { color-scheme: only dark !important }',
    attributes: 'theme="light"',
  },
  {
    name: 'inverted',
    why: 'Home-made dark modes turn the whole page’s colours round, and a widget’s with them.',
    css: 'html { filter: invert(1) hue-rotate(180deg) !important; background: #fff !important }',
  },
  {
    name: 'forced-colours',
    why: 'Where the customer’s system has its own colours, a page that opts everything out takes them away.',
    css: '* { forced-color-adjust: none !important; color: gray !important }',
    forcedColors: true,
  },
  {
    name: 'animations',
    why: 'An entrance for every element runs on what a widget shows, and again with each step.',
    css: `@keyframes fall { from { translate: 0 -80vh; opacity: 0; color: red } }
      *, *::before, *::after { animation: fall 90s -30s infinite linear !important }`,
  },
  {
    name: 'transitions',
    why: 'A transition of all properties of everything delays every change by its length.',
    css: '*, *::before, *::after { transition: all 30s linear !important }',
  },
];
