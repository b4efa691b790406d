import { html } from 'hono/html';
import { plainText } from '../../brief/plain.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import type { Html } from './page.ts';

/** What stands for personal data until an agent asks to see it. */
export const HIDDEN = '••••••';

/** The same, where it is all there is to see. */
export function hiddenMark(): Html {
  return html`<span class="hidden-mark">hidden</span>`;
}

/** Texts too short to be told from other words are left where they stand among words. In characters. */
const SHORTEST = 3;

/** Everything by which a person could be reached or known, as it is often written among other words. */
const PATTERNS = [/[^\s@<>()[\]",;:]+@[^\s@<>()[\]",;:]+/gu, /\+?\p{Nd}(?:[\s().\-/]{0,2}\p{Nd}){5,}/gu] as const;

/** The draft with every entry hidden, and all that looks like one in the customer's own words. */
export function hidden(draft: Draft): Draft {
  return {
    ...draft,
    requester: hideAll(draft.requester),
    fields: hideAll(draft.fields),
    message: hideIn(draft.message, [draft]),
  };
}

/** A text with everything hidden that the customer gave, however it is written, and what looks like an address. */
export function hideIn(text: string, drafts: readonly Draft[]): string {
  let rest = plainText(text).text;
  const given = drafts.flatMap(({ requester, fields }) => Object.values({ ...requester, ...fields }));
  for (const value of given.map((one) => plainText(one).text).toSorted((a, b) => b.length - a.length)) {
    if (value.length >= SHORTEST) rest = rest.replace(new RegExp(literally(value), 'giu'), HIDDEN);
  }
  for (const pattern of PATTERNS) rest = rest.replace(pattern, HIDDEN);
  return rest;
}

/** A pattern that is met by this text alone. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function hideAll<T extends object>(entries: T): T {
  return Object.fromEntries(Object.keys(entries).map((key) => [key, HIDDEN])) as T;
}
