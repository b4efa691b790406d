import type { FieldId } from '../../src/bundle/bundle.ts';
import { isEmailField, isPhoneField } from '../../src/ticket/entry.ts';
import { FIELD_IDS } from '../../src/bundle/field-ids.ts';
import type { Values } from '../../src/compile/placeholder.ts';
import { quoted } from './plain.ts';

/** What stands where a field was left empty: for the agent to fill in. */
const BLANK = '____';

/** What customers wrote, each in one line that can be shown. */
export type Typed = ReadonlyMap<FieldId, string>;

/**
 * Fills in the places of words for agents. A brand's address that is not known leaves nothing, and no gap before it: the
 * words read right without it. A field that was left empty leaves a blank. What a customer wrote stands in quotation
 * marks, so that it is nowhere taken for our words; addresses and numbers need none.
 */
export function fillWords(text: string, values: Values, typed: Typed): string {
  return text
    .replace(/( ?)\{([^{}]*)\}/g, (_place, before: string, name: string) => {
      if (isField(name)) return before + shown(name, typed.get(name));
      const value = values.get(name);
      return value === undefined ? '' : before + value;
    })
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function shown(field: FieldId, value: string | undefined): string {
  if (value === undefined) return BLANK;
  return isEmailField(field) || isPhoneField(field) ? value : quoted(value);
}

function isField(name: string): name is FieldId {
  return (FIELD_IDS as readonly string[]).includes(name);
}
