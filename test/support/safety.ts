import { parseSync, Visitor } from 'vite';
import type { Source } from './imports.ts';

/** Names that turn text into markup, or text into code, or break a page's `style-src`; and what to do instead. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  innerHTML: 'set text, or let a Lit template make the elements',
  outerHTML: 'set text, or let a Lit template make the elements',
  insertAdjacentHTML: 'set text, or let a Lit template make the elements',
  setHTMLUnsafe: 'set text, or let a Lit template make the elements',
  parseHTMLUnsafe: 'set text, or let a Lit template make the elements',
  createContextualFragment: 'set text, or let a Lit template make the elements',
  unsafeHTML: 'render the tree of words as a Lit template',
  unsafeSVG: 'write the drawing into the template',
  unsafeStatic: 'write the tag into the template',
  unsafeCSS: 'write the rule into the css template',
  eval: 'no text becomes code',
  Function: 'no text becomes code',
  styleMap: 'use a class, or element.style.setProperty',
};

/**
 * Every place where a module does what a strict Content Security Policy or Trusted Types refuse, or what would let
 * text become markup: one sentence each. Comments and strings that only speak of it are no faults.
 */
export function safetyFaults({ path, text }: Source): readonly string[] {
  const faults: { start: number; what: string }[] = [];
  const { program } = parseSync(path, text);
  new Visitor({
    Identifier({ name, start }) {
      const instead = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
      if (instead !== undefined) faults.push({ start, what: `${name}: ${instead}` });
    },
    TemplateElement({ value, start }) {
      if (/<[^<>]*\sstyle\s*=/.test(value.raw)) faults.push({ start, what: 'style= in a template: use a class' });
      if (/<[^<>]*\son[a-z]+\s*=/.test(value.raw)) faults.push({ start, what: 'on…= in a template: use @event' });
    },
    Literal({ value, start }) {
      if (value === 'style') faults.push({ start, what: "'style' as an attribute: use element.style.setProperty" });
    },
  }).visit(program);
  return faults
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, what }) => `${path}:${text.slice(0, start).split('\n').length} has ${what}`);
}
