import type { Bundle, Step, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { builtBundles } from '../support/built.ts';
import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { expect, standIn, test } from '../support/host.ts';
import { leastEntries, pathsToOutcomes } from '../support/paths.ts';
import { seen } from '../support/watch.ts';

/** A longer address makes Zendesk's form drop every prefilled value. */
const LONGEST_ADDRESS = 2_048;

for (const bundle of builtBundles()) {
  const brand = bundle.brand.id;
  test.describe(`${brand}: from the sign-in page`, () => {
    for (const [outcome, path] of pathsToOutcomes(bundle)) {
      test(`to "${outcome}"`, async ({ host, page }) => {
        const customer = await host.visit({ brand });
        await customer.open();
        const shown = new Set<string>();
        for (const id of path) {
          await customer.answer(id);
          for (const href of await expectArticles(customer, bundle, customer.at)) shown.add(href);
        }
        await customer.expectStep(outcome);
        await expectOutcomeEvent(customer, outcome);
        const step = bundle.steps[outcome] as Step;
        if (step.kind === 'outcome' && step.outcome === 'ticket') await sendTicket(host, customer, step, [...shown]);
        else {
          await expect(customer.panel.getByText(bundle.words.restart)).toBeVisible();
          await customer.restart();
        }
        expect((await seen(page)).errors).toEqual([]);
      });
    }
  });
}

for (const bundle of builtBundles()) {
  test(`${bundle.brand.id}: every step shows its articles`, async ({ host, page }) => {
    const customer = await host.visit({ brand: bundle.brand.id });
    let links = 0;
    for (const id of Object.keys(bundle.steps)) {
      await page.evaluate((step) => document.querySelector('help-widget')?.open(step), id);
      customer.beginsAt(id);
      await customer.expectStep(id);
      links += (await expectArticles(customer, bundle, id)).length;
    }
    expect(links).toBeGreaterThan(0);
  });
}

test('every outcome of every brand is among these journeys', () => {
  const bundles = builtBundles();
  expect(bundles.map(({ brand }) => brand.id)).toEqual(['messagemedia', 'tpg-messaging', 'example-sms']);
  for (const bundle of bundles) {
    const outcomes = Object.keys(bundle.steps).filter((id) => bundle.steps[id]?.kind === 'outcome');
    expect([...pathsToOutcomes(bundle).keys()].toSorted()).toEqual(outcomes.toSorted());
  }
});

async function expectOutcomeEvent(customer: Customer, outcome: StepId): Promise<void> {
  const { events } = await seen(customer.page);
  const step = customer.bundle.steps[outcome];
  expect(events.findLast(({ type }) => type === 'help-outcome')).toEqual({
    type: 'help-outcome',
    step: outcome,
    outcome: step?.kind === 'outcome' ? step.outcome : '',
  });
}

/** Its articles' links show, in order, and no others. Returns them. */
async function expectArticles(customer: Customer, bundle: Bundle, id: StepId): Promise<readonly string[]> {
  const step = bundle.steps[id] as Step;
  const ids = step.kind === 'question' ? [] : step.articles;
  const links = await customer.articles();
  expect(links, `the articles of "${id}"`).toEqual(hrefs(bundle, ids));
  return links;
}

function hrefs({ articles }: Bundle, ids: readonly string[]): readonly (string | undefined)[] {
  return ids.map((id) => articles[id]?.href);
}

/** The draft tells the articles whose links were on the way, in the order they came, each once. */
async function expectSentArticles({ page, bundle }: Customer, shown: readonly string[]): Promise<void> {
  const { events } = await seen(page);
  const { draft } = events.findLast(({ type }) => type === 'help-submit') as unknown as { readonly draft: Draft };
  expect(hrefs(bundle, draft.articles)).toEqual(shown);
}

/** Form, review, and the brand's first way to send, to its honest result. */
async function sendTicket(
  host: Host,
  customer: Customer,
  step: TicketOutcome,
  shown: readonly string[],
): Promise<void> {
  const { page, bundle } = customer;
  const { subject } = step;
  const entries = leastEntries(step);
  for (const [field, text] of entries) await customer.fill(field, text);
  await customer.review();
  for (const [, text] of entries) await expect(customer.panel.locator('.ticket')).toContainText(text);
  await expect(customer.panel.locator('.ticket')).toContainText(subject);
  await expect(customer.panel).toContainText(bundle.brand.name);

  if (bundle.brand.channels[0]?.channel === 'zendesk-requests') {
    await customer.send();
    await customer.expectResult('confirm-by-email');
    await expect(customer.panel).toContainText('robin@example.org');
    expect(host.desk.tickets).toHaveLength(1);
    expect(host.desk.tickets[0]).toMatchObject({ subject, requester: { email: 'robin@example.org' }, suspended: true });
    for (const [, text] of entries) expect(JSON.stringify(host.desk.tickets[0])).toContain(text);
    const { events } = await seen(page);
    expect(events.at(-1)).toMatchObject({ type: 'help-delivery', delivery: { state: 'confirm-by-email' } });
    await expectSentArticles(customer, shown);
    return;
  }
  const visited = await standIn(page.context());
  const opened = page.context().waitForEvent('page');
  await customer.send();
  await (await opened).waitForLoadState();
  await customer.expectResult('handed-over');
  await expectSentArticles(customer, shown);
  const address = new URL(visited[0] ?? '');
  expect(address.href.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
  expect(`${address.host}${address.pathname}`).toBe(
    `${new URL(bundle.brand.helpCentre ?? '').host}/hc/en-us/requests/new`,
  );
  expect(address.searchParams.get('tf_subject')).toBe(subject);
  expect(address.searchParams.get('tf_anonymous_requester_email')).toBe('robin@example.org');
  for (const [, text] of entries) expect(address.searchParams.get('tf_description')).toContain(text);
  expect(page.url(), 'the host page stays where it is').toBe(`${host.site.origin}/sign-in`);
}
