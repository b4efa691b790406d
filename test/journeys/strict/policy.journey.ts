import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Customer } from '../../support/customer.ts';
import type { Host, HostOptions } from '../../support/host.ts';
import { expect, REPORTS, test } from '../../support/host.ts';
import { NONCE, strictPolicy, violations, watchViolations } from '../../support/violations.ts';
import { seen } from '../../support/watch.ts';
import { SENDING_BRAND, wholeJourney } from '../../support/whole-journey.ts';

type Policy = Omit<Parameters<typeof strictPolicy>[0], 'connect'>;

const SCRIPT = `<script async nonce="${NONCE}" src="{script}" crossorigin></script>`;

/** Goes to a page under this policy, which tells its violations by events and by reports. */
async function visit(host: Host, policy: Policy = {}, options: HostOptions = {}): Promise<Customer> {
  await watchViolations(host.page);
  const line = strictPolicy({ connect: [host.files, host.desk.origin], ...policy });
  return host.visit({
    brand: SENDING_BRAND,
    script: SCRIPT,
    headers: { 'Content-Security-Policy': `${line}; report-uri ${REPORTS}` },
    ...options,
  });
}

/** Violations that the page heard of; the reports are the same, one for each. */
async function refused(host: Host): Promise<readonly string[]> {
  const heard = await violations(host.page);
  await expect.poll(() => host.reports).toHaveLength(heard.length);
  return heard;
}

const OUR_POLICY_REFUSED = ['trusted-types trusted-types-policy help-widget'];

test.describe('under the strictest policy', () => {
  test('with a nonce and strict-dynamic: 0 violations', async ({ host }) => {
    await wholeJourney(await visit(host));
    expect(await refused(host)).toEqual([]);
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('with the bare origin of the script: 0 violations', async ({ host }) => {
    await wholeJourney(await visit(host, { script: host.files }));
    expect(await refused(host)).toEqual([]);
    expect(host.desk.tickets).toHaveLength(1);
  });

  for (const mode of ['inline', 'attached']) {
    test(`in mode ${mode}: 0 violations`, async ({ host, page }) => {
      const trigger = '<a id="trouble" href="/elsewhere">Trouble signing in?</a>';
      const options = { attributes: `mode="${mode}" trigger="trouble"`, before: trigger };
      const customer = await visit(host, {}, options);
      if (mode === 'attached') await page.locator('#trouble').click();
      else await customer.launcher.click();
      await customer.expectStep('what-happens');
      await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
      await customer.fillTicket();
      await customer.review();
      expect(await refused(host)).toEqual([]);
    });
  }

  test('beside another Lit, which took the policy "lit-html": 0 violations', async ({ host, page }) => {
    const types = "require-trusted-types-for 'script'; trusted-types help-widget lit-html";
    host.serve('/other.js', await otherLit());
    await wholeJourney(
      await visit(host, { types }, { before: `<script type="module" nonce="${NONCE}" src="/other.js"></script>` }),
    );
    await expect(page.locator('other-element')).toHaveText('Another Lit is here');
    expect(await refused(host)).toEqual([]);
  });

  test('the policy bites: a page script that does what is forbidden is told of by event and report', async ({
    host,
    page,
  }) => {
    await visit(host);
    await page.evaluate(() => {
      document.body.append(Object.assign(new Image(), { src: '/forbidden.png' }));
      document.body.setAttribute('style', 'color: red');
      try {
        document.body.innerHTML = 'forbidden';
      } catch {
        // That is the point.
      }
    });
    await expect
      .poll(async () => (await violations(page)).map((line) => line.split(' ')[0]).toSorted())
      .toEqual(['img-src', 'require-trusted-types-for', 'style-src-attr']);
    expect(await refused(host)).toHaveLength(3);
  });
});

test.describe("where the page's policy allows no Trusted Types policy at all", () => {
  test("trusted-types 'none' alone: it works, and the refusal of ours is the 1 violation", async ({ host }) => {
    await wholeJourney(await visit(host, { types: "trusted-types 'none'" }));
    expect(await refused(host)).toEqual(OUR_POLICY_REFUSED);
    expect(host.desk.tickets).toHaveLength(1);
  });

  const enforced = "require-trusted-types-for 'script'; trusted-types 'none'";

  test('and Trusted Types are enforced: the fallback links stay, 0 errors, that 1 violation', async ({
    host,
    page,
  }) => {
    await wholeJourney(await visit(host, { types: enforced }));
    await expect(page.locator('#fallback')).toBeVisible();
    expect((await seen(page)).errors).toEqual([]);
    expect(await refused(host)).toEqual(OUR_POLICY_REFUSED);
  });

  test('and the browser cannot parse without a policy: the links stay, 0 errors, and 1 violation more', async ({
    host,
    page,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
    const customer = await visit(host, { types: enforced });
    await customer.launcher.click();
    await expect.poll(() => told(page)).toBe('fault');
    await expect(page.locator('#fallback')).toBeVisible();
    await expect(customer.dialog).toBeHidden();
    await expect(customer.launcher).toHaveText(/did not load/);
    expect((await seen(page)).errors).toEqual([]);
    // Whether strings are refused shows in trying one: where no policy is allowed but strings are, that is what works.
    const tried = /^require-trusted-types-for trusted-types-sink Element innerHTML\|/;
    expect(await refused(host)).toEqual([...OUR_POLICY_REFUSED, expect.stringMatching(tried)]);
  });
});

/** The reason of the last `help-error`. */
async function told(page: Page): Promise<unknown> {
  return (await seen(page)).events.findLast(({ type }) => type === 'help-error')?.['reason'];
}

/** A script of the page's own, with the Lit of the packages in it. */
async function otherLit(): Promise<string> {
  const contents = `
    import { html, LitElement } from 'lit';
    customElements.define('other-element', class extends LitElement {
      render() { return html\`<b>Another Lit is here</b>\`; }
    });
    document.body.append(document.createElement('other-element'));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
