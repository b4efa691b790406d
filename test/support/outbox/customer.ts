import assert from 'node:assert/strict';
import type { Delivery } from '../../../src/channel/channel.ts';
import { entryOf } from '../../../src/outbox/entry.ts';
import { aDraft } from '../drafts.ts';
import type { Device, Tab } from './device.ts';
import { wordsOf } from './device.ts';

/** A ticket that a customer writes: under one submission id until it has arrived. */
interface Writing {
  id: string;
  words: string;
}

/** A tab with what its customer writes. */
export interface Desk {
  tab: Tab;
  writing: Writing;
  giveUp: AbortController;
  /** Sendings under way: until they are over the words cannot be changed. */
  sending: number;
  /** Words sent from here since the page was loaded. */
  sent: readonly string[];
}

/** What customers were told, and what it has to stay true to. */
export class Customers {
  readonly device: Device;
  readonly desks: Desk[] = [];
  /** Words that stand on this device for good, as their customer was told. */
  readonly saved = new Set<string>();
  /** How often a customer was told that a ticket was received. */
  received = 0;
  /** Submission ids of tickets that were taken back: what becomes of them is no promise any more. */
  readonly recalled = new Set<string>();
  /** Submission ids of tickets that were taken back before they were sent, as their customer was told. */
  readonly #away = new Set<string>();
  /** And of those of which it was said that they may have arrived. */
  readonly #open = new Set<string>();
  #duplicated = false;
  /** What was not true when it was told. */
  readonly #faults: string[] = [];
  /** Words that their customer has changed. */
  readonly #changed = new Set<string>();
  /** The submission id that words were sent under. */
  readonly #sentAs = new Map<string, string>();
  #tickets = 0;
  #words = 0;

  constructor(device: Device) {
    this.device = device;
    this.open();
  }

  open(writing: Writing = this.#anew()): void {
    this.desks.push({
      tab: this.device.open(),
      writing: { ...writing },
      giveUp: new AbortController(),
      sending: 0,
      sent: [],
    });
  }

  /** What a browser does with a duplicated tab, which has a copy of the words and their submission id. */
  duplicate({ writing }: Desk): void {
    this.#duplicated = true;
    this.open(writing);
  }

  /** The words are still there: a tab keeps them. */
  reload(desk: Desk): void {
    this.device.end(desk.tab);
    desk.tab = this.device.open();
    desk.giveUp = new AbortController();
    desk.sending = 0;
    desk.sent = [];
    // What an earlier visit left goes as soon as there is a ticket again.
    if (this.device.stored.size) void desk.tab.box.flush();
  }

  close(desk: Desk): void {
    this.device.end(desk.tab);
    this.desks.splice(this.desks.indexOf(desk), 1);
    if (!this.desks.length) this.open();
  }

  change(desk: Desk): void {
    if (desk.sending) return;
    this.#changed.add(desk.writing.words);
    desk.writing.words = this.#newWords();
  }

  send(desk: Desk): void {
    const { tab, writing, giveUp } = desk;
    const { id, words } = writing;
    // Of a ticket that is changed before anything left the browser, the last words go.
    for (const saved of this.saved) if (this.#sentAs.get(saved) === id && saved !== words) this.saved.delete(saved);
    this.#sentAs.set(words, id);
    this.#away.delete(id);
    const draft = aDraft({ submissionId: id, message: words });
    const entry = entryOf('https://relay.example', draft, {}, this.device.time);
    desk.sending += 1;
    desk.sent = [...desk.sent, words];
    void tab.box.send(entry, giveUp.signal).then((delivery) => {
      // What was removed meanwhile is not counted any more.
      if (desk.tab === tab && desk.giveUp === giveUp) desk.sending -= 1;
      this.#hear(desk, tab, { id, words }, delivery);
    });
  }

  /** Takes the ticket out, as whoever chooses another way does. */
  recall(desk: Desk): void {
    const { tab, writing, sending, sent } = desk;
    const { id } = writing;
    this.recalled.add(id);
    void tab.box.recall(id).then((open) => {
      if (open) this.#open.add(id);
      else if (!sending && tab.alive && desk.sent === sent) this.#away.add(id);
    });
  }

  /** Takes it back with everything that is under way: the customer removes it from this device. */
  remove(desk: Desk): void {
    for (const words of desk.sent) this.recalled.add(this.#sentAs.get(words) ?? '');
    this.recalled.add(desk.writing.id);
    desk.sent = [];
    desk.giveUp.abort();
    desk.giveUp = new AbortController();
    void desk.tab.box.recall(desk.writing.id);
    desk.writing = this.#anew();
    desk.sending = 0;
  }

  /** What customers were told is so; `still`: nothing is under way, so that what was saved has to be somewhere. */
  check(): void {
    const { device } = this;
    assert.deepEqual(this.#faults, [], 'a customer was told what was not so');
    for (const { told } of this.desks.map(({ tab }) => tab)) {
      for (const { reference, words } of told) {
        assert.ok(
          device.ledger.holds(reference, words),
          `"${words}" is told to be received as ${reference}, and is not held`,
        );
      }
    }
    const tickets = device.ledger.tickets();
    // Where another tab has the same ticket, or nothing is kept, what is told is no promise of what they know.
    for (const id of this.#duplicated || device.full ? [] : this.#away) {
      const held = tickets.includes(id) && !this.#open.has(id);
      assert.ok(!held, `${id} was taken back before it was sent, and is held all the same`);
    }
    // An addition is a ticket of its own where its first went back to the customer, was refused, or could not be read.
    if (!this.recalled.size && !device.handedBack.size && !device.refused && !device.forgot)
      assert.equal(new Set(tickets).size, tickets.length, 'a draft became two tickets');
    for (const words of this.saved) {
      if (this.recalled.has(this.#sentAs.get(words) ?? '')) continue;
      // What the relay refused is dropped where its customer has changed it since.
      if (device.refused && this.#changed.has(words)) continue;
      assert.ok(this.#isSomewhere(words), `"${words}" was saved on the device, and is lost`);
    }
  }

  #isSomewhere(words: string): boolean {
    const { stored, handedBack, ledger } = this.device;
    // A tab keeps what is written in it.
    const inTab = this.desks.some(({ writing }) => writing.words === words);
    return (
      inTab ||
      handedBack.has(words) ||
      ledger.has(words) ||
      [...stored.values()].some((entry) => wordsOf(entry) === words)
    );
  }

  #hear(desk: Desk, tab: Tab, { id, words }: Writing, delivery: Delivery): void {
    if (!tab.alive) return;
    if (delivery.state === 'delivered') {
      this.received += 1;
      if (!this.device.ledger.holds(delivery.reference, words)) this.#faults.push(`"${words}" was not received`);
      if (desk.writing.id === id) desk.writing = this.#anew();
    }
    // What is not taken as it is stands before the customer again.
    if (delivery.state === 'refused' || delivery.state === 'failed') this.saved.delete(words);
    if (delivery.state === 'later' && delivery.saved && !this.recalled.has(id)) {
      this.saved.add(words);
      if (!this.#isSomewhere(words)) this.#faults.push(`"${words}" was not saved`);
    }
    if (delivery.state === 'later') {
      // Who has sent something else since hears of that alone.
      void delivery.next?.then((next) => desk.sent.at(-1) === words && this.#hear(desk, tab, { id, words }, next));
    }
  }

  #newWords(): string {
    return `words ${(this.#words += 1)}`;
  }

  #anew(): Writing {
    const number = String((this.#tickets += 1)).padStart(12, '0');
    return { id: `00000000-0000-4000-8000-${number}`, words: this.#newWords() };
  }
}
