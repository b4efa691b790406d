/**
 * The JSON of a value as it is. Libraries of old (Prototype 1.6, for one) give arrays and strings a `toJSON` of their own,
 * and a page's JSON is then another: a replacer is given what `toJSON` made of a value, but its holder still has the value.
 *
 * @param clean what becomes of every string on the way
 */
export function toJson(value: unknown, clean = (text: string): string => text): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    const own = this[key];
    return typeof own === 'string' ? clean(own) : own;
  });
}
