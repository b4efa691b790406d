import type { Config } from '../config/config.ts';

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
 * Whether that sender may be heard before its brand is known. Pages of the relay's own origin may: browsers say so in
 * `Sec-Fetch-Site`. Of all others, and of browsers that do not say so, the exact origin has to be listed, which `null` and a
 * missing one never are.
 */
export function mayAsk(config: Pick<Config, 'brands'>, { origin, site }: Sender): boolean {
  return site === 'same-origin' || (site !== 'none' && listed(config, origin));
}

/** Whether that sender may send a ticket of that brand. */
export function maySend({ brands }: Pick<Config, 'brands'>, { origin, site }: Sender, brand: string): boolean {
  if (!Object.hasOwn(brands, brand)) return false;
  if (site === 'same-origin') return true;
  return site !== 'none' && origin !== undefined && Boolean(brands[brand]?.origins.includes(origin));
}
