import type { Plugin } from 'vite';
import type { Change } from './change.ts';
import { changed } from './change.ts';

/** A property of the document, read past elements whose names hide it. */
function ofDocument(name: string): string {
  return `Reflect.get(Document.prototype, '${name}', document)`;
}

const BODY = ofDocument('body');

/**
 * Floating UI asks a node's document and window for what it needs, which on a page with `<form name="body">` or
 * `<img name="defaultView">` is an element. Trigger and panel stand in the page's own document, so that is asked.
 */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'floating-ui.utils.dom.mjs': [
    { what: 'the window', from: /function getWindow\(node\) \{.*?\n\}/s, to: 'const getWindow = () => window;' },
    {
      what: 'the document element',
      from: /function getDocumentElement\(node\) \{.*?\n\}/s,
      to: `const getDocumentElement = () => ${ofDocument('documentElement')};`,
    },
    { what: 'the body', from: '(node.ownerDocument || node).body', to: BODY },
    {
      what: 'the body',
      from: /\(\(_node\$ownerDocument2 = node\.ownerDocument\) == null \? void 0 : _node\$ownerDocument2\.body\)/,
      to: BODY,
    },
  ],
  'floating-ui.dom.mjs': [
    { what: 'the body', from: /\b\w+\.ownerDocument\.body\b/g, to: BODY },
    { what: 'the document', from: /\bdoc\.(body|compatMode)\b/g, to: ofDocument('$1') },
  ],
};

export const floatingUi: Plugin = {
  name: 'floating-ui',
  transform(code, id) {
    const [file, changes] = Object.entries(CHANGES).find(([name]) => id.endsWith(`/${name}`)) ?? [];
    if (!file || !changes) return undefined;
    return changed(code, changes, 'Floating UI', 'scripts/build/floating-ui.ts');
  },
};
