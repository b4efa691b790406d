import { readFileSync } from 'node:fs';
import type { HostileSheet } from '../sheet.ts';

const packaged = (file: string): string => readFileSync(`node_modules/${file}`, 'utf8');

/** Whole sheets that many pages have, as they are published. */
export const frameworks: readonly HostileSheet[] = [
  {
    name: 'bootstrap',
    why: 'The whole of Bootstrap: a reset, and looks for buttons, lists, forms and dialogs.',
    css: packaged('bootstrap/dist/css/bootstrap.min.css'),
  },
  {
    name: 'bootstrap-important',
    why: 'A theme that makes all of Bootstrap’s reset important, to win over a shop system.',
    css: packaged('bootstrap/dist/css/bootstrap-reboot.css').replaceAll(/(:[^;{}]+);/g, '$1 !important;'),
  },
  {
    name: 'tailwind-preflight',
    why: 'Tailwind’s reset takes the looks of buttons, headings, lists and fields.',
    css: packaged('tailwindcss/preflight.css'),
  },
  {
    name: 'quirks',
    why: 'A page without a doctype: tables inherit no type, and class names match in any case.',
    css: '.ACTIONS, .Answers, .BODY { color: red !important } td, button { color: 808080 }',
    quirks: true,
    spares: {
      lines: /^form (?:block-size|height|grid-template-rows|perspective-origin|transform-origin):/,
      why: 'A line that has smaller words alone is lower there (Quirks Mode Standard, line height calculation quirk).',
    },
  },
];
