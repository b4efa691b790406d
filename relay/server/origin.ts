import type { BrandConfig, Config } from '../config/config.ts';

/** Where a request came from, as the browser says; a page's script cannot change either. */
export interface Sender {
  /** The header `Origin`. */
  readonly origin: string | undefined;
  /** The header `Sec-Fetch-Site`. */
  readonly site: string | undefined;
}

/** Whether a page of that origin may send tickets of any brand. All that a preflight can be asked: it has no body. */
export function listed({ brands }: Pick<Config, 'brands'>, origin: string | undefined): origin is string {
  return origin !== undefined && Object.values(brands).some(({ origins }) => origins.includes(origin));
}

/**
 * Whether that sender may be heard before its ticket is read. Its exact origin has to be listed, which `null` never is. Only
 * pages of the relay's own origin need not name one, of which browsers say so in `Sec-Fetch-Site`.
 */
export function mayAsk(config: Pick<Config, 'brands'>, { origin, site }: Sender): boolean {
  if (origin === undefined) return site === 'same-origin';
  return site !== 'none' && listed(config, origin);
}

/** The brand of that id, where a page of that origin may send its tickets. */
export function brandFor({ brands }: Pick<Config, 'brands'>, origin: string, id: string): BrandConfig | undefined {
  const brand = Object.hasOwn(brands, id) ? brands[id] : undefined;
  return brand?.origins.includes(origin) ? brand : undefined;
}
