import { readFileSync } from 'node:fs';
import { expect, test } from '../support/host.ts';
import { violations, watchViolations } from '../support/violations.ts';

/** The lines of the README's section on the Content Security Policy, for the origins of this test. */
function policyOfReadme(files: string, desk: string): string {
  const section = /\n## Content Security Policy\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const lines = [...section.matchAll(/```text\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
  if (lines.length !== 4) throw new Error('The README has other lines for the policy than this test knows');
  return lines.join(' ').replaceAll('https://help.example.com', files).replace('connect-src', `connect-src ${desk}`);
}

test.describe('under the policy of the README, and nothing else allowed', () => {
  test.beforeEach(({ page }) => watchViolations(page));

  const head = (policy: string): string =>
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'none'; ${policy}">`;

  test('a ticket is sent, and nothing is refused', async ({ host, page }) => {
    const policy = policyOfReadme(host.files, host.desk.origin);
    const customer = await host.visit({ brand: 'example-sms', head: head(policy) });
    await customer.open();
    await customer.answer('no-reset-email');
    await customer.answer('not-there');
    await customer.answer('wrong-passwords');
    await customer.fillTicket();
    await customer.review();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    expect(await violations(page)).toEqual([]);
    expect(host.desk.tickets).toHaveLength(1);
  });

  test('the policy holds: without the widget’s origin in connect-src its words do not come', async ({ host, page }) => {
    const policy = policyOfReadme(host.files, host.desk.origin).replace(/connect-src [^;]+;/, '');
    const customer = await host.visit({ brand: 'example-sms', head: head(policy) });
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(/did not load/);
    expect((await violations(page)).some((line) => line.startsWith('connect-src'))).toBe(true);
  });
});
