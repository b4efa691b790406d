import type { HostileSheet } from '../sheet.ts';

/** Sheets that hit by a name: of the tag, of a property of ours, of what might be inside. */
export const names: readonly HostileSheet[] = [
  {
    name: 'tag-name',
    why: 'Someone who wants the widget elsewhere styles its tag: what it can do is hide it, not break it.',
    css: `help-widget, help-twin {
      position: fixed !important; inset: 0 auto auto 0 !important; width: 9px !important; height: 9px !important;
      overflow: clip !important; opacity: 0.1 !important; transform: scale(3) !important; filter: blur(9px) !important;
      clip-path: circle(1px) !important; contain: strict !important; pointer-events: none !important;
      visibility: hidden !important; z-index: -9 !important; font: 3px/1 fantasy !important; color: red !important;
      writing-mode: vertical-lr !important; mask: linear-gradient(#0000, #0000) !important
    }`,
  },
  {
    name: 'private-properties',
    why: 'Custom properties have no owner: a page may use the very names that a widget uses inside.',
    css: `* {
      --_accent: red !important; --_on-accent: red !important; --_inset: 300px !important; --_surface: red !important;
      --_text: red !important; --_sunken: red !important; --_line: red !important; --_edge: red !important;
      --_quiet: red !important; --_link: red !important; --_error: red !important; --_good: red !important;
      --_radius: 90px !important; --_small-radius: 90px !important; --_frame: 9px solid red !important
    }`,
  },
  {
    name: 'inner-names',
    why: 'Rules for a page’s own dialogs, buttons and fields have the names of what is inside, slots and parts too.',
    css: `dialog, [popover], button, .primary, .panel, .body, .view, .answers, header, footer, h2, p, ul, li, a, label,
      input, textarea, form, section, ::slotted(*), [part], .field, .actions {
        color: red !important; background: #222 !important; position: static !important; font-size: 4px !important
      }
      ::backdrop { background: red !important } ::placeholder { color: red !important }
      ::selection { background: lime !important } ::marker { content: '!' !important }`,
  },
  {
    name: 'pseudo-elements',
    why: 'Generated content on everything, spread over the view, takes every press.',
    css: `*::before, *::after {
      content: 'x' !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
      background: #f006 !important
    }`,
  },
  {
    name: 'layers',
    why: 'In a layer, what is important wins over all that stands outside of layers.',
    css: `@layer first, second;
      @layer first { * { color: red !important; padding: 0 !important; font-weight: 900 !important } }
      @layer second { * { all: unset } }`,
  },
  {
    name: 'states',
    why: 'Rules for hover, focus and disabled states reach what is hovered and focused in a widget by its tag.',
    css: `:hover, :focus, :focus-within, :focus-visible, :enabled, :open, :popover-open, :defined, :not(:root) {
      outline: 9px solid red !important; background: #400 !important; scale: 1.4 !important
    }`,
  },
];
