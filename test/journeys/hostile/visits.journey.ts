import type { Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import { tellFigure } from '../../support/figure.ts';
import type { Host, HostOptions } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { errorsOf } from '../../support/hostile/journey.ts';
import { growth, holder } from '../../support/hostile/metrics.ts';

const VISITS = 50;
/** Visits before anything is measured: caches fill, code is compiled. */
const WARM_UP = 15;
/** Growth of the heap that is none yet, in bytes. */
const MEGABYTE = 1e6;

const SCRIPT = '<script async src="{script}" crossorigin></script>';
const ALONE = '<script async src="{script}" data-brand="example-sms" crossorigin></script>';

test.setTimeout(120_000);

/** A widget that came along with its panel open opens it again by itself. */
async function open({ widget, launcher }: Customer): Promise<void> {
  if ((await widget.getAttribute('open')) === null) await launcher.click();
}

/** Visits `VISITS` pages by `visit`, with the panel opened and left open on every fifth, and holds the first against the last. */
async function visitMany(page: Page, customer: Customer, visit: (index: number) => Promise<void>): Promise<void> {
  const errors = errorsOf(page);
  await customer.launcher.click();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fill('message', 'Every word of it');
  const held = await holder(page);
  const one = async (index: number): Promise<void> => {
    await visit(index);
    await expect(customer.launcher).toHaveCount(1);
    await expect(customer.widget).toHaveCount(1);
    if (index % 5) return;
    await open(customer);
    await expect(customer.field('message')).toHaveValue('Every word of it');
  };
  for (let index = 1; index <= WARM_UP; index += 1) await one(index);
  const before = await held();
  for (let index = 1; index <= VISITS; index += 1) await one(WARM_UP + index);
  const after = await held();
  tellFigure(`${VISITS} visits, ${test.info().title}: ${growth(before, after)}`);
  await open(customer);
  await expect(customer.panel).toHaveCount(1);
  await customer.expectStep('unlock-user');
  await expect(customer.field('message')).toHaveValue('Every word of it');
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  expect(after.heap - before.heap).toBeLessThan(MEGABYTE);
  expect(errors).toEqual([]);
}

test.describe('with Turbo,', () => {
  const turbo = '<script src="/turbo.js"></script>';

  async function visited(host: Host, options: HostOptions): Promise<Customer> {
    const { page } = host;
    await page.route('**/turbo.js', (route) =>
      route.fulfill({ path: 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js' }),
    );
    const head = options.head?.replace('{script}', `${host.files}/help-widget.js`) ?? '';
    const pages = ['/one', '/two', '/three'].map((path) => host.put({ brand: 'example-sms', ...options, head }, path));
    await page.goto(pages[0] as string);
    return host.customer('example-sms');
  }

  /** Onward, and every third time back to what Turbo keeps in its cache. */
  async function visit(page: Page, index: number): Promise<void> {
    await page.evaluate(
      ([path, back]) =>
        new Promise<void>((loaded) => {
          document.addEventListener('turbo:load', () => loaded(), { once: true });
          if (back) history.back();
          else (window as unknown as { readonly Turbo: { visit(path: string): void } }).Turbo.visit(path as string);
        }),
      [['/one', '/two', '/three'][index % 3] as string, index % 3 === 2],
    );
  }

  const kinds: Readonly<Record<string, HostOptions>> = {
    'the tag and the script in the body': { head: turbo, script: SCRIPT },
    'the tag in the body, the script in the head': { head: `${turbo}${SCRIPT}`, script: '' },
    'one script in the head alone': { head: `${turbo}${ALONE}`, script: '', tag: '' },
    'a tag that stays': {
      head: `${turbo}${SCRIPT}`,
      script: '',
      tag: '<help-widget id="help" data-turbo-permanent brand="example-sms"></help-widget>',
    },
  };
  for (const [what, options] of Object.entries(kinds)) {
    test(what, async ({ host, page }) => {
      const customer = await visited(host, options);
      await visitMany(page, customer, (index) => visit(page, index));
      expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
    });
  }
});

test.describe('in a page that changes itself and its address,', () => {
  const app = `<div id="view"></div><script>
    const render = () => {
      const old = document.querySelector('#view');
      const view = old.cloneNode(false);
      view.append(document.createElement('h2'), location.pathname);
      if (window.inView) {
        const widget = document.createElement('help-widget');
        widget.setAttribute('brand', 'example-sms');
        view.append(widget);
      }
      old.replaceWith(view);
    };
    window.go = (path) => { history.pushState({}, '', path); render(); };
    addEventListener('popstate', render);
  </script>`;

  for (const [what, options] of Object.entries<HostOptions>({
    'the tag beside what changes': { after: app },
    'a new tag in each view': { tag: '', after: `<script>inView = true</script>${app}<script>render()</script>` },
  })) {
    test(what, async ({ host, page }) => {
      const customer = await host.visit({ brand: 'example-sms', ...options });
      await visitMany(page, customer, (index) =>
        page.evaluate((path) => (window as unknown as { go(path: string): void }).go(path), `/view-${index % 4}`),
      );
    });
  }
});
