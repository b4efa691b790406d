import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { AnswerId, Bundle, FieldId, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import type { Entries } from '../../src/ticket/draft.ts';
import { inWords } from '../../src/flow/in-words.ts';
import type { Walk } from '../../src/flow/walk.ts';
import { answer, back, begin, change, restart } from '../../src/flow/walk.ts';
import { leastEntries } from './paths.ts';

/** The title of each result. */
const TITLES = {
  delivered: 'delivered-title',
  'confirm-by-email': 'confirm-title',
  'handed-over': 'handed-over-title',
  copied: 'copied-title',
  later: 'later-title',
  failed: 'failed-title',
  unknown: 'unknown-title',
  refused: 'refused-title',
} as const satisfies Record<Delivery['state'] | 'copied', string>;

/**
 * A customer in front of the widget, who knows the topic: the walk is kept beside the page's own, so a test that asks for
 * what the topic does not have is refused as mistaken, and the page is held against where the answers lead.
 */
export class Customer {
  readonly page: Page;
  readonly bundle: Bundle;
  readonly widget: Locator;
  readonly panel: Locator;
  readonly dialog: Locator;
  readonly launcher: Locator;
  #walk: Walk;
  /** Where the host has the walk begin. */
  #first: StepId;

  constructor(page: Page, bundle: Bundle) {
    this.page = page;
    this.bundle = bundle;
    this.widget = page.locator('help-widget');
    this.panel = this.widget.locator('help-panel');
    this.dialog = this.widget.locator('dialog');
    this.launcher = this.widget.locator('[part=launcher]');
    this.#first = bundle.start;
    this.#walk = begin(bundle);
  }

  /** The step the answers lead to. */
  get at(): StepId {
    return this.#walk.state.at;
  }

  /** Says where the walk begins when the host has chosen another start. */
  beginsAt(step: StepId): void {
    this.#stepOf(step);
    this.#first = step;
    this.#walk = begin(this.bundle, step);
  }

  /** Presses the launcher and reads the first heading. */
  async open(): Promise<void> {
    await this.launcher.click();
    await this.expectStep(this.at);
  }

  async close(): Promise<void> {
    await this.#button('close').click();
    await expect(this.panel).toBeHidden();
  }

  async escape(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.panel).toBeHidden();
  }

  /** The step shows: its heading, and the host was told. */
  async expectStep(id: StepId): Promise<void> {
    const step = this.#stepOf(id);
    if (this.at !== id) mistaken(`the answers so far lead to "${this.at}", not to "${id}"`);
    await this.expectHeading(step.kind === 'question' ? step.ask : step.title);
    const events = await this.page.evaluate(() => window.helpSeen.events);
    expect(events.findLast(({ type }) => type === 'help-step')).toMatchObject({ step: id, kind: step.kind });
  }

  async expectHeading(words: string): Promise<void> {
    await expect(this.panel.locator('.view h2').filter({ hasText: words })).toBeVisible();
  }

  /** The heading that shows has the focus. */
  async expectFocusOnHeading(words: string): Promise<void> {
    await expect(this.panel.getByRole('heading', { name: words, exact: true })).toBeFocused();
  }

  async answer(id: AnswerId): Promise<void> {
    const said = this.sayingOf(id);
    const { state } = this.#walk;
    this.#walk = answer(this.bundle, this.#walk, id);
    const place = id === PERSON ? this.panel.locator('footer') : this.panel.locator('.answers');
    await place.getByRole('button', { name: said, exact: true }).click();
    if (this.at === state.at) mistaken(`"${id}" leads from "${state.at}" to itself`);
    await this.expectStep(this.at);
  }

  async answers(ids: readonly AnswerId[]): Promise<void> {
    for (const id of ids) await this.answer(id);
  }

  /** What the button of an answer says here. */
  sayingOf(id: AnswerId): string {
    const { state } = this.#walk;
    if (id === PERSON && state.person) return this.bundle.words['talk-to-a-person'];
    const found = state.answers.find((one) => one.id === id);
    return (
      found?.say ?? mistaken(`"${id}" is no answer to "${state.at}" (${state.answers.map((one) => one.id).join(', ')})`)
    );
  }

  /** The walk goes on in the page by other hands than this driver's: the keyboard's. */
  follow(id: AnswerId): void {
    this.#walk = answer(this.bundle, this.#walk, id);
  }

  async talkToAPerson(): Promise<void> {
    await this.answer(PERSON);
  }

  async back(): Promise<void> {
    if (this.#walk.state.trail.answers.length === 0) mistaken('there is no answer to go back from');
    await this.#button('back').click();
    this.#walk = back(this.bundle, this.#walk);
    await this.expectStep(this.at);
  }

  /** Presses Back, which in a ticket leads back within it: its view is checked by what follows. */
  async pressBack(): Promise<void> {
    await this.#button('back').click();
  }

  /** Opens "Your answers", and changes the one to this step. */
  async change(step: StepId): Promise<void> {
    const { trail } = this.#walk.state;
    const index = trail.answers.findIndex((given) => given.step === step);
    const said = inWords(this.bundle, trail)[index] ?? mistaken(`no answer was given to "${step}"`);
    await this.yourAnswers();
    await this.panel.getByRole('button', { name: `${this.bundle.words['change-answer']} ${said.asked}` }).click();
    this.#walk = change(this.bundle, this.#walk, index);
    await this.expectStep(this.at);
  }

  async yourAnswers(): Promise<void> {
    await this.#button('your-answers').click();
    await this.expectHeading(this.bundle.words['your-answers']);
  }

  async restart(): Promise<void> {
    await this.#button('restart').click();
    this.#walk = restart(this.bundle);
    await this.expectStep(this.at);
  }

  /** @param says what is told then: by default that nothing was sent */
  async removeFromDevice(says: 'removed-from-device' | 'removed-not-recalled' = 'removed-from-device'): Promise<void> {
    if (!(await this.#button('remove-from-device').isVisible())) await this.yourAnswers();
    await this.#button('remove-from-device').click();
    this.#walk = begin(this.bundle, this.#first);
    await expect(this.panel.getByText(this.bundle.words[says])).toBeVisible();
  }

  /** The links of the articles that this view shows, in order. */
  async articles(): Promise<readonly string[]> {
    const list = this.panel.getByRole('list', { name: this.bundle.words['articles-label'] });
    return list.getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  }

  /** The ticket's field of this step. */
  field(id: FieldId): Locator {
    if (!this.#ticket.fields.includes(id)) mistaken(`the ticket "${this.at}" has no field "${id}"`);
    return this.panel.locator(`#${id}`);
  }

  async fill(id: FieldId, text: string): Promise<void> {
    await this.field(id).fill(text);
  }

  /** Fills in what the ticket does not go without, and these. An email address stands for the contact unless one is there. */
  async fillTicket(entries: Entries = {}): Promise<void> {
    const contact = 'contact-email' in entries || 'contact-phone' in entries;
    const least = leastEntries(this.#ticket).filter(([id]) => !(contact && id === 'contact-email'));
    for (const [id, text] of Object.entries({ ...Object.fromEntries(least), ...entries }))
      await this.fill(id as FieldId, text);
  }

  /** Presses Continue and sees the whole ticket. */
  async review(): Promise<void> {
    await this.#button('continue').click();
    await this.expectHeading(this.bundle.words['review-title']);
  }

  /** Presses Continue and is told of these fields, in this order, each beside its field too. */
  async expectProblems(...fields: readonly FieldId[]): Promise<void> {
    await this.#button('continue').click();
    await this.expectHeading(this.bundle.words['errors-title']);
    const links = this.panel.locator('.errors a');
    await expect(links).toHaveCount(fields.length);
    for (const [index, id] of fields.entries()) {
      await expect(links.nth(index)).toHaveAttribute('href', `#${id}`);
      await expect(this.field(id)).toHaveAttribute('aria-invalid', 'true');
      await expect(this.panel.locator(`#${id}-error`)).toHaveText(await links.nth(index).innerText());
    }
  }

  /** Goes from the review back to the form. */
  async edit(): Promise<void> {
    await this.panel.locator('.actions').getByRole('button', { name: this.bundle.words['review-edit'] }).click();
    await this.expectHeading(this.#ticket.title);
  }

  /** The main button of the review, or its link. */
  get sendButton(): Locator {
    return this.panel.locator('[part=send]');
  }

  async send(): Promise<void> {
    await this.sendButton.click();
  }

  /** Chooses another way to send, by its words. */
  async choose(way: 'zendesk-form' | 'zendesk-requests' | 'email' | 'copy'): Promise<void> {
    const { words } = this.bundle;
    await this.panel
      .locator('.ways')
      .getByRole('button', { name: words[`way-${way}`] })
      .click();
    await this.expectHeading(words['review-title']);
    const says = way === 'zendesk-requests' ? words.send : words[`send-${way}`];
    await expect(this.sendButton).toContainText(says);
  }

  /** The result is told, with this sentence where one is named. */
  async expectResult(result: keyof typeof TITLES, say?: string): Promise<void> {
    await this.expectHeading(this.bundle.words[TITLES[result]]);
    if (say) await expect(this.panel.locator('#say').filter({ hasText: say })).toBeVisible();
  }

  #button(key: 'close' | 'back' | 'your-answers' | 'restart' | 'remove-from-device' | 'continue'): Locator {
    return this.panel.getByRole('button', { name: this.bundle.words[key], exact: true });
  }

  get #ticket(): TicketOutcome {
    const { step } = this.#walk.state;
    return step.kind === 'outcome' && step.outcome === 'ticket' ? step : mistaken(`"${this.at}" is no ticket`);
  }

  #stepOf(id: StepId): Bundle['steps'][string] {
    return this.bundle.steps[id] ?? mistaken(`the topic has no step "${id}"`);
  }
}

function mistaken(reason: string): never {
  throw new Error(`This test is mistaken: ${reason}.`);
}
