/** How deep a body is nested at most. A submission has four levels. */
const LEVELS = 8;

/** Names that mean something to objects of JavaScript. No ticket has one. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A bracket; or a string and whether it is a name. One that does not end goes on to the end, so that this takes linear time. */
const TOKENS = /("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$))(\s*:)?|[{}[\]]/gs;

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A body that is not taken. What it says is not told: it may be what was typed. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/**
 * Parses JSON as strictly as it can be done: valid UTF-8 without a byte order mark, at most 8 levels, no name twice in one
 * object (RFC 7493, section 2.3: whoever reads the same bytes must see the same ticket), no name of an object's own workings.
 *
 * @throws Malformed where the bytes are anything else
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = UTF_8.decode(bytes);
    checkShape(text);
    return JSON.parse(text) as unknown;
  } catch {
    throw new Malformed();
  }
}

/** Goes over strings and brackets. What is no JSON may pass here, and is refused by the parser. */
function checkShape(text: string): void {
  /** For each level that is open the names of its object; nothing for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (const [token, string, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : undefined) > LEVELS) throw new Malformed();
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (string !== undefined && colon !== undefined) {
      const name = JSON.parse(string) as string;
      const names = open.at(-1);
      if (FORBIDDEN.has(name) || names?.has(name)) throw new Malformed();
      names?.add(name);
    }
  }
}
