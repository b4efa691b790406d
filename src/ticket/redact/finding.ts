/** What a piece of text can look like. The words of each are `secret-<kind>`. */
export const SECRET_KINDS = ['password', 'code', 'card', 'token', 'link'] as const;

export type SecretKind = (typeof SECRET_KINDS)[number];

/** A piece of a text that looks like a secret: `start` and `end` in UTF-16 units, as `slice` takes them. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
}

/** Stands in for what is settled: never a word, a digit or white space, so nothing is found in it or across it. */
export const SETTLED = '\ufffc';

/** The text with those pieces blotted out, all places unchanged. */
export function settle(text: string, pieces: readonly { readonly start: number; readonly end: number }[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of pieces.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    out += text.slice(from, start) + SETTLED.repeat(end - start);
    from = end;
  }
  return out + text.slice(from);
}
