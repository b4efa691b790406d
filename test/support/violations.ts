import type { Page } from '@playwright/test';

declare global {
  interface Window {
    helpViolations: string[];
  }
}

/** From the next load on, and before any script of the page, every violation of the page's policies is noted. */
export async function watchViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: string[] = [];
    window.helpViolations = noted;
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sample }) =>
        noted.push([effectiveDirective, blockedURI, sample].filter(Boolean).join(' ')),
      true,
    );
  });
}

/** The violations so far, each as `directive what-was-blocked sample`. */
export function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.helpViolations);
}

/** The nonce of the page's scripts in {@link strictPolicy}. */
export const NONCE = 'R4nd0m';

/**
 * The strictest policy the widget has to do under: nothing is allowed but the script, the two origins it asks, and
 * Trusted Types.
 *
 * @param script sources of `script-src`
 * @param connect sources of `connect-src`
 * @param types directives of Trusted Types: by default enforced, with our policy allowed
 */
export function strictPolicy({
  script = `'nonce-${NONCE}' 'strict-dynamic'`,
  connect,
  types = "require-trusted-types-for 'script'; trusted-types help-widget",
}: {
  readonly script?: string;
  readonly connect: readonly string[];
  readonly types?: string;
}): string {
  const nothing = ['default', 'style', 'img', 'font', 'frame', 'worker'].map((kind) => `${kind}-src 'none'`);
  return [
    ...nothing,
    `script-src ${script}`,
    "base-uri 'none'",
    "form-action 'none'",
    `connect-src ${connect.join(' ')}`,
    types,
  ].join('; ');
}
