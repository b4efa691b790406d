import { fold } from './fold.ts';

/** How an address stands in a text: as itself; or perhaps, so that a person has to look. */
export type Standing = 'itself' | 'perhaps';

/** Any other figure may be the same as a number that is shorter. */
const SHORTEST = 7;
/** Numbers that end alike may be the same, with its country and without: `+61 400 000 001`, `0400 000 001`. */
const ENDING = 8;
/** The most digits that are looked at together: of a number, and zeros before it. */
const LONGEST = 26;

/** Groups of digits with what people write between those of one number. A `+` begins one, unless it clings to a digit. */
const FIGURES = /\p{Nd}+(?:(?:\+|(?:[^\S\n\r]|[()./\p{Pd}\p{Cf}]){1,4})\p{Nd}+)*/gu;

/** A letter or digit; behind one, what else may stand inside a name in an address may go on with that name. */
const NAME_BEFORE = /[\p{L}\p{M}\p{N}][._%+-]*$/u;
const HOST_AFTER = /^[.-]*[\p{L}\p{M}\p{N}]/u;
/** Without a sign between, it does. Other scripts write no space between an address and the next word. */
const IN_NAME = /[a-z\d]$/;
const IN_HOST = /^[a-z\d]/;

/** How far around a find is looked: longer than any name in an address. */
const AROUND = 80;

/**
 * Tells how addresses stand in a text. An email address does whatever its case, and not as a part of a longer one
 * (`anna@example.com` in `joanna@example.com`); in `anna@example.com.Thanks` it does perhaps, since that may be another host.
 * A number does by its digits, however they are grouped; perhaps, where more digits stand right before or behind, or where
 * only its end is the same.
 *
 * @param addresses email addresses and phone numbers; what is neither stands nowhere
 * @returns takes a text, folded (`fold.ts`), and gives the surest standing of any
 */
export function standingOf(addresses: readonly string[]): (folded: string) => Standing | undefined {
  const finders = addresses.map((address) => (address.includes('@') ? email(fold(address)) : number(address)));
  return (folded) => {
    const found = finders.map((find) => find(folded));
    return found.includes('itself') ? 'itself' : found.find((standing) => standing !== undefined);
  };
}

function email(address: string): (text: string) => Standing | undefined {
  return (text) => {
    let perhaps: Standing | undefined;
    for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
      const before = text.slice(Math.max(0, at - AROUND), at);
      const after = text.slice(at + address.length, at + address.length + AROUND);
      if (!NAME_BEFORE.test(before) && !HOST_AFTER.test(after)) return 'itself';
      if (!IN_NAME.test(before) && !IN_HOST.test(after)) perhaps = 'perhaps';
    }
    return perhaps;
  };
}

function number(given: string): (text: string) => Standing | undefined {
  const [first = '', ...extension] = figuresIn(given);
  const digits = joined(first.match(/\p{Nd}+/gu) ?? []);
  if (!digits) return () => undefined;
  // Others have the same number with another extension.
  const sure = digits.length >= SHORTEST && !extension.length;
  return (text) => {
    let perhaps: Standing | undefined;
    for (const figures of figuresIn(text)) {
      const groups = figures.match(/\p{Nd}+/gu) ?? [];
      if (!groups.join('').includes(digits.slice(-ENDING))) continue;
      if (joined(groups) === digits && sure) return 'itself';
      if (groups.some((_, from) => beginsIn(groups, from, digits))) perhaps = 'perhaps';
    }
    return perhaps;
  };
}

/** Whether some groups from that one on are the number, or end as it does. */
function beginsIn(groups: readonly string[], from: number, digits: string): boolean {
  let together = '';
  for (const group of groups.slice(from)) {
    together += group;
    if (together.length > LONGEST) return false;
    if (joined([together]) === digits) return true;
    if (digits.length >= ENDING && together.endsWith(digits.slice(-ENDING))) return true;
  }
  return false;
}

function figuresIn(text: string): readonly string[] {
  return text.normalize('NFKC').match(FIGURES) ?? [];
}

/** Two zeros before a country's number are its `+`. */
function joined(groups: readonly string[]): string {
  return groups.join('').replace(/^00/, '');
}
