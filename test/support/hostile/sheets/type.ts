import type { HostileSheet } from '../sheet.ts';

/** What text inherits, and what lengths are measured in. */
export const type: readonly HostileSheet[] = [
  {
    name: 'root-62.5%',
    why: 'A root of ten pixels makes sums easy, and text that is sized in rem too small to read.',
    css: 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  },
  {
    name: 'root-40px',
    why: 'Pages for television screens have large roots; a panel in rem is larger than the view.',
    css: 'html { font-size: 40px !important }',
  },
  {
    name: 'fonts',
    why: 'Icon fonts set on everything turn words into boxes.',
    css: `* {
      font: italic small-caps 900 condensed 9px/1 fantasy !important; font-synthesis: none !important;
      font-feature-settings: 'zero' !important; font-size-adjust: 0.9 !important; font-stretch: 50% !important
    }`,
  },
  {
    name: 'spacing',
    why: 'Brand type with wide tracking is inherited into every button.',
    css: '* { letter-spacing: 0.6em !important; word-spacing: 2em !important; tab-size: 30 !important }',
  },
  {
    name: 'line-height',
    why: 'A tall root line makes every row of a panel as tall.',
    css: ':root { line-height: 5 !important } body, body * { line-height: inherit !important }',
  },
  {
    name: 'text',
    why: 'Capitals, indents and alignment of a page’s own prose come along by inheritance.',
    css: `* {
      text-transform: uppercase !important; text-indent: 5em !important; text-align: right !important;
      text-shadow: 2px 2px red !important; text-decoration: line-through wavy !important;
      text-emphasis: filled !important; -webkit-text-stroke: 1px red !important; -webkit-text-security: disc !important
    }`,
  },
  {
    name: 'breaking',
    why: 'Rules for tables and code keep text on one line, or break it anywhere.',
    css: `* {
      white-space: pre !important; word-break: break-all !important; overflow-wrap: normal !important;
      hyphens: auto !important; line-break: anywhere !important; text-wrap: nowrap !important; orphans: 9 !important
    }`,
  },
  {
    name: 'lists',
    why: 'Sheets for prose give every list its bullets and every quotation its marks.',
    css: "* { list-style: square inside !important; quotes: '<' '>' !important; counter-reset: none !important }",
  },
  {
    name: 'direction',
    why: 'A page turned round by a property, not by dir, says nothing about the language of a widget.',
    css: '* { direction: rtl !important; unicode-bidi: bidi-override !important }',
  },
  {
    name: 'writing-mode',
    why: 'Vertical headings by wildcard turn buttons on their side.',
    css: '* { writing-mode: vertical-rl !important; text-orientation: upright !important }',
  },
  {
    name: 'zoom',
    why: 'Kiosks and old sheets magnify the page; all of it, and still everything has to be in reach.',
    css: 'html, body, main, help-twin { zoom: 1.15 !important }',
    magnifies: true,
    spares: { lines: /\dpx/, why: 'Lengths are rounded to the pixels of the screen.' },
  },
  {
    name: 'editable',
    why: 'Page editors make everything writable; a button that is text cannot be pressed.',
    css: '* { -webkit-user-modify: read-write !important; user-select: all !important; resize: both !important }',
  },
];
