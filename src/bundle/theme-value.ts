/** CSS functions that make a colour or a length of what stands in them, and load nothing. */
const FUNCTIONS = /^(?:rgba?|hsla?|hwb|(?:ok)?(?:lab|lch)|color(?:-mix)?|light-dark|calc|min|max|clamp|var)?$/i;

/**
 * Whether a theme may set this: a colour, a length or a font name. No value loads anything, ends the declaration or
 * begins another: there is no colon, no backslash, no comment, and no function but those known here, however CSS comes to call the
 * next one that takes an address.
 */
export function isThemeValue(value: string): boolean {
  return (
    /^(?=.*\S)(?!.*\/\*)[\p{L}\d\s#%.,()+*/"'_-]{1,200}$/u.test(value) &&
    [...value.matchAll(/([\p{L}\d_-]*)\(/gu)].every(([, name = '']) => FUNCTIONS.test(name))
  );
}
