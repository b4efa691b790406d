import { builtBundle } from '../support/built.ts';
import { NO_HARM, watchHarm } from '../support/canary.ts';
import { expect, test } from '../support/host.ts';
import { installInside } from '../support/inside.ts';
import { ALL_INJECTIONS, INJECTIONS, NAUGHTY } from '../support/injections.ts';

/** Each once: an attribute that is set to what it has makes nothing anew. */
const STRINGS = [...new Set([...ALL_INJECTIONS, ...NAUGHTY])];

/** Every attribute of the tag but `open` and `content`: that names where files come from, and is asked there. */
const ATTRIBUTES = [
  ...['brand', 'topic', 'step', 'mode', 'trigger', 'label', 'accent', 'theme', 'lang'],
  ...['email', 'username', 'account-id', 'error-code'],
];
const start = builtBundle('messagemedia').start;

test.describe.configure({ timeout: 60_000 });

test('attributes take any string: it is a label, a field’s value, or nothing', async ({ host, page }) => {
  const harm = await watchHarm(page);
  await page.addInitScript(installInside);
  await host.visit();
  const shapes = await page.evaluate(setAll, { strings: STRINGS, attributes: ATTRIBUTES, start });
  expect(shapes.open).toHaveLength(1);
  expect(shapes.closed).toHaveLength(1);
  expect(shapes.labels).toEqual(STRINGS);
  expect(await harm()).toEqual(NO_HARM);
});

test('`content` that is no address of the web is refused, and nothing of it runs', async ({ host, page }) => {
  const harm = await watchHarm(page);
  await page.addInitScript(installInside);
  await host.visit();
  const addresses = INJECTIONS.address.filter((string) =>
    /^\W*(?:java\s*script|data|vbscript|blob|view-source|filesystem|mailto|tel):/i.test(string),
  );
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    await page.evaluate(async (content) => {
      const widget = document.querySelector('help-widget') as HTMLElement & { open(): Promise<void> };
      widget.setAttribute('content', content);
      await widget.open();
    }, address);
  }
  const { events } = await page.evaluate(() => window.helpSeen);
  expect(events).toEqual(addresses.map(() => ({ type: 'help-error', reason: 'load' })));
  expect(await harm()).toEqual(NO_HARM);
});

test('the canary sings: the same strings run where a page takes them for markup', async ({ host, page }) => {
  const harm = await watchHarm(page);
  await host.visit();
  await page.evaluate(
    (strings) => {
      for (const string of strings) {
        const unprotected = document.createElement('div');
        unprotected.innerHTML = string;
        document.body.append(unprotected);
      }
    },
    ALL_INJECTIONS.filter((string) => !/<(?:base|plaintext|meta|form|style)/i.test(string)),
  );
  await expect.poll(async () => (await harm()).runs.length).toBeGreaterThan(40);
  expect((await harm()).requests.length).toBeGreaterThan(0);
});

/** In the page: every string in every attribute at once, closed and open; the shapes that came of it, and the labels. */
async function setAll({
  strings,
  attributes,
  start: first,
}: {
  strings: readonly string[];
  attributes: readonly string[];
  start: string;
}): Promise<{ closed: string[]; open: string[]; labels: string[] }> {
  const { all, elements, until } = window.helpInside;
  const widget = document.querySelector('help-widget') as HTMLElement & {
    open(step?: string): Promise<void>;
    close(): void;
  };
  // An accent that is a colour stands in the launcher's style.
  const names = (element: Element): readonly string[] =>
    element.getAttributeNames().filter((name) => name !== 'style' || !element.matches('[part=launcher]'));
  const shape = (): string =>
    elements()
      .map((element) => `${element.localName} ${names(element).toSorted().join()}`)
      .join('\n');
  const closed = new Set<string>();
  const open = new Set<string>();
  const labels: string[] = [];
  await widget.open(first);
  widget.close();
  for (const string of strings) {
    for (const name of attributes) widget.setAttribute(name, string);
    closed.add(shape());
    labels.push(all('[part=launcher]')[0]?.textContent ?? '');
    await widget.open(first);
    await until('the first step shows', () => all('[part=answer]').length);
    open.add(shape());
    widget.close();
  }
  return { closed: [...closed], open: [...open], labels };
}
