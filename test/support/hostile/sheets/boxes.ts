import type { HostileSheet } from '../sheet.ts';

/** Resets and layouts meant for a page's own boxes. */
export const boxes: readonly HostileSheet[] = [
  {
    name: 'all-unset',
    why: 'Design systems begin with it, and take away every style that is not more important.',
    css: '* { all: unset !important }',
  },
  {
    name: 'all-revert',
    why: 'Embeds revert what the page has styled, and what a widget has styled with it.',
    css: '*, *::before, *::after { all: revert !important }',
  },
  {
    name: 'sizes',
    why: 'Page builders give every element a size; a panel of 40 pixels shows nothing.',
    css: `* {
      box-sizing: content-box !important; width: 40px !important; height: 12px !important; min-width: 200px !important;
      min-height: 90px !important; max-width: 210px !important; max-height: 95px !important; aspect-ratio: 3 !important
    }`,
  },
  {
    name: 'spaces',
    why: 'Resets set margin, padding and border of everything, to nothing or to too much.',
    css: '* { margin: 3px !important; padding: 7px !important; border: 2px dashed lime !important; gap: 19px !important }',
  },
  {
    name: 'display-flex',
    why: 'Layouts by wildcard turn lists, buttons and text into rows.',
    css: 'body * { display: flex !important; flex: 1 0 100% !important; align-items: end !important; order: 7 !important }',
  },
  {
    name: 'display-inline',
    why: 'Newsletter themes make everything inline; a box that is inline has no height.',
    css: 'body * { display: inline !important; vertical-align: super !important }',
  },
  {
    name: 'position',
    why: 'Overlay scripts pin everything, so that what was fixed lies somewhere else.',
    css: 'body * { position: absolute !important; inset: 900px auto auto -700px !important; z-index: -1 !important }',
  },
  {
    name: 'float',
    why: 'Old grids float every child and clear none.',
    css: 'body * { float: left !important; clear: both !important }',
  },
  {
    name: 'overflow',
    why: 'Scroll locks hide the overflow of everything, and so of what a widget scrolls itself.',
    css: '* { overflow: hidden !important; text-overflow: ellipsis !important; overscroll-behavior: none !important }',
  },
  {
    name: 'containment',
    why: 'Speed advice is pasted on everything; a contained ancestor holds and clips what is fixed.',
    css: `* {
      contain: strict !important; contain-intrinsic-size: 5px !important; content-visibility: auto !important;
      container-type: size !important
    }`,
  },
  {
    name: 'flow-body',
    why: 'A page that is one flex row, turned round, places every child of its body anew.',
    css: `html { height: 100%; overflow: hidden } body { display: flex !important; flex-flow: column-reverse !important }
      body > *, main > * { flex: 0 0 1px !important; overflow: hidden !important; max-height: 1px !important }`,
  },
];
