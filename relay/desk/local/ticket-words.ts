import type { Catalogue } from '../../content/catalogue.ts';
import type { Flag } from '../../store/store.ts';

export const ERASED = 'The words of this ticket were erased';

/** Flags in two or three words; the brief says them in a sentence. */
export const FLAG_LABELS: Readonly<Record<Flag, string>> = {
  'repeated-address': 'Repeated address',
  trap: 'Hidden field filled in',
  'too-fast': 'Sent very fast',
  'unknown-revision': 'Answers not verified',
};

export function brandName(catalogue: Catalogue, brand: string): string {
  return catalogue.values(brand).get('brand.name') ?? brand;
}
