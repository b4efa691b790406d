import type { Arrived } from '../../support/site.ts';
import type { Host } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { SENDING_BRAND, wholeJourney } from '../../support/whole-journey.ts';

/** The worst a page can choose: every request tells its whole address. */
const UNSAFE = '<meta name="referrer" content="unsafe-url">';
const PATH = '/accounts/robin/sign-in';

/** What arrived at the servers of other origins but the script, which the page itself asks for by its tag. */
function byUs(host: Host): readonly Arrived[] {
  const files = host.widget.arrived.filter(({ url }) => url !== '/help-widget.js');
  return [...files, ...host.desk.arrived];
}

test.describe('what is sent to other origins', () => {
  test.beforeEach(async ({ host, context }) => {
    // Cookies of both servers. A browser sends those of the page's own site, whatever the port, where it is asked to.
    for (const url of [host.files, host.desk.origin])
      await context.addCookies([{ name: 'known', value: 'robin', url }]);
  });

  for (const name of ['origin', 'otherOrigin'] as const) {
    test(`carries no referrer, cookie or credentials, from the page's ${name}`, async ({ host, page }) => {
      host.put({ brand: SENDING_BRAND, head: UNSAFE }, PATH);
      await page.goto(host.site[name] + PATH);
      await wholeJourney(host.customer(SENDING_BRAND));
      const requests = byUs(host);
      expect(requests.map(({ method }) => method)).toContain('POST');
      expect(requests.length).toBeGreaterThan(4);
      const carried = requests.flatMap(({ url, headers }) =>
        ['referer', 'cookie', 'authorization'].filter((header) => headers[header]).map((header) => `${url} ${header}`),
      );
      expect(carried).toEqual([]);
    });

    test(`which takes care: what the page itself asks for carries it, from the page's ${name}`, async ({
      host,
      page,
    }) => {
      host.put({ brand: SENDING_BRAND, head: UNSAFE }, PATH);
      const address = host.site[name] + PATH;
      await page.goto(address);
      await page.evaluate(
        (urls) => Promise.all(urls.map((url) => fetch(url, { credentials: 'include', mode: 'no-cors' }))),
        [`${host.files}/manifest.json`, `${host.desk.origin}/api/v2/requests.json`],
      );
      const [file, ticket] = [host.widget.arrived.at(-1), host.desk.arrived.at(-1)];
      expect([file?.headers.referer, ticket?.headers.referer]).toEqual([address, address]);
      const sameSite = name === 'origin' ? ticket : file;
      expect(sameSite?.headers.cookie).toBe('known=robin');
    });
  }

  test('an article is opened without a referrer and without a way back into the page', async ({
    host,
    page,
    context,
  }) => {
    const headers: Record<string, string>[] = [];
    await context.route(/^https:/, async (route) => {
      headers.push(await route.request().allHeaders());
      await route.fulfill({ contentType: 'text/html', body: '<title>Article</title>' });
    });
    await page.goto(host.put({ brand: SENDING_BRAND, head: UNSAFE }, PATH));
    const customer = host.customer(SENDING_BRAND);
    await customer.open();
    await customer.answer('forgot-password');
    const [address = ''] = await customer.articles();
    const opened = context.waitForEvent('page');
    await customer.panel
      .getByRole('list', { name: customer.bundle.words['articles-label'] })
      .getByRole('link')
      .first()
      .click();
    const article = await opened;
    await article.waitForURL(address);
    await expect(article).toHaveTitle('Article');
    expect(await article.evaluate(() => [document.referrer, opener])).toEqual(['', null]);
    expect(headers[0]?.['referer']).toBeUndefined();
  });
});
