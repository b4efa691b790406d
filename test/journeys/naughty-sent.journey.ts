import type { HelpSubmitEvent } from '../../components/help-ticket/events.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Bundle, FieldId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { cleanEntry, MESSAGE_LIMIT } from '../../src/ticket/entry.ts';
import { findSecrets, redact, secretKey } from '../../src/ticket/redact.ts';
import { builtBundle } from '../support/built.ts';
import { NO_HARM, watchHarm } from '../support/canary.ts';
import { startForeignContent } from '../support/foreign-content.ts';
import { expect, test } from '../support/host.ts';
import { installInside } from '../support/inside.ts';
import { ALL_INJECTIONS, NAUGHTY } from '../support/injections.ts';

const FREE = ['name', 'sign-in-name', 'account-id'] as const satisfies readonly FieldId[];

const sound = builtBundle('example-sms');
const { words, steps, person } = sound;
/** Its ticket for anything else asks for every text that may be any. */
const asking: Bundle = {
  ...sound,
  steps: {
    ...steps,
    [person]: { ...(steps[person] as TicketOutcome), fields: ['contact-email', ...FREE, 'message'], needs: [] },
  },
};
const STRINGS = [...ALL_INJECTIONS, ...NAUGHTY];

/** What is sent of a string whose every secret is kept: itself, cleaned; a card number is always left out. */
function sentOf(field: FieldId, typed: string): string {
  const text = cleanEntry(field, typed);
  const keep = new Set(findSecrets(text).map((finding) => secretKey(text, finding)));
  return redact(text, keep, (kind) => fill(words['removed-what'], { kind: words[`secret-${kind}`] }));
}

/** Strings that go as they are: no control character, no half of a pair, nothing around, no card number. */
const plain = STRINGS.filter((string) => sentOf('message', string) === string);

/** Strings put into messages, as many into each as it takes. */
const messages: string[] = [];
for (const string of plain) {
  const longer = `${messages.at(-1)}\n${string}`;
  const fits = messages.length && longer.length <= MESSAGE_LIMIT && sentOf('message', longer) === longer;
  messages.splice(messages.length - (fits ? 1 : 0), 1, fits ? longer : string);
}

type Row = Readonly<Record<(typeof FREE)[number], string>>;

/** Strings of one line, three to a ticket: browsers take line breaks out of what is put into a field. */
const lines = STRINGS.filter((string) => !/[\r\n]/.test(string) && sentOf('name', string));
const rows = Array.from({ length: Math.ceil(lines.length / FREE.length) }, (_, row) =>
  Object.fromEntries(FREE.map((field, at) => [field, lines[(row * FREE.length + at) % lines.length] ?? ''])),
) as unknown as readonly Row[];

test.describe.configure({ timeout: 60_000 });

test('most strings are sent as they are, and none are forgotten', () => {
  expect(plain.length).toBeGreaterThan(STRINGS.length * 0.95);
  expect(lines.length).toBeGreaterThan(STRINGS.length * 0.95);
});

test('what is typed into the message arrives at the help desk, byte for byte', async ({ host, page }) => {
  const harm = await watchHarm(page);
  await page.addInitScript(installInside);
  await using content = await startForeignContent();
  content.put(sound);
  await page.route('https://help.example.com/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: host.desk.origin + pathname }) });
  });
  for (const [at, message] of messages.entries()) {
    const customer = await host.visit({ brand: 'example-sms', attributes: `content="${content.folder}"` });
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket({ message });
    await customer.review();
    for (const button of await customer.panel.locator('.secrets button').all()) await button.click();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    expect(host.desk.tickets).toHaveLength(at + 1);
    expect(host.desk.tickets[at]?.body).toContain(`\n${message}\n`);
    await page.evaluate(() => sessionStorage.clear());
  }
  const { requests, ...rest } = await harm();
  expect(rest).toEqual({ ...NO_HARM, requests: undefined });
  expect(new Set(requests)).toEqual(new Set(['https://help.example.com/api/v2/requests.json']));
});

for (const way of ['typed into the fields', 'given as prefill'] as const) {
  test(`what is ${way} is what the ticket holds, byte for byte`, async ({ host, page }) => {
    const harm = await watchHarm(page);
    await page.addInitScript(installInside);
    await using content = await startForeignContent();
    content.put(asking);
    const customer = await host.visit({ brand: 'example-sms', attributes: `content="${content.folder}"` });
    await customer.open();
    await customer.talkToAPerson();
    const sent = await page.evaluate(sendAll, { rows, prefilled: way === 'given as prefill' });
    expect(sent).toHaveLength(rows.length);
    for (const [at, row] of rows.entries()) {
      const { requester, fields } = sent[at] as Draft;
      const arrived = {
        name: requester.name,
        'sign-in-name': fields['sign-in-name'],
        'account-id': fields['account-id'],
      };
      expect(arrived).toEqual(Object.fromEntries(FREE.map((field) => [field, sentOf(field, row[field])])));
    }
    expect(await harm()).toEqual(NO_HARM);
  });
}

/** In the page: a ticket of each row, taken by the host at the last moment. */
async function sendAll({ rows: all, prefilled }: { rows: readonly Row[]; prefilled: boolean }): Promise<unknown[]> {
  const { one, all: every, until, type } = window.helpInside;
  const widget = document.querySelector('help-widget') as HTMLElement & {
    close(): void;
    open(): Promise<void>;
    prefill: object;
  };
  const drafts: unknown[] = [];
  document.addEventListener('help-submit', (event) => {
    const submit = event as HelpSubmitEvent;
    drafts.push(submit.draft);
    submit.respondWith(Promise.resolve({ state: 'failed', reason: 'offline' }));
  });
  const isForm = (): boolean => every('form').length > 0;
  for (const [at, row] of all.entries()) {
    await until('the form shows', isForm);
    if (prefilled) {
      widget.close();
      widget.prefill = { ...row, 'contact-email': 'robin@example.org' };
      await widget.open();
      await until('the form is filled in', () => one<HTMLInputElement>('#contact-email').value);
    } else {
      type(one('#contact-email'), 'robin@example.org');
      for (const [field, value] of Object.entries(row)) type(one(`#${field}`), value);
    }
    one<HTMLFormElement>('form').requestSubmit();
    await until(`the review of ${JSON.stringify(row)} shows`, () => every('[part=send]').length);
    for (const index of every('.secrets button').keys()) {
      every('.secrets button')[index]?.click();
      await until('it is kept', () => true);
    }
    one('[part=send]').click();
    await until('it is told', () => drafts.length > at && !every('[part=send]').length);
    one('.actions:not(.box *) button:not(.primary)').click();
  }
  return drafts;
}
