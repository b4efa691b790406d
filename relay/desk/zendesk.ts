import type { ZendeskConfig } from '../config/config.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Progress } from '../store/store.ts';
import { NotNow } from './answer.ts';
import type { Attempt, Desk, DeskOutcome, DeskTicket } from './desk.ts';
import type { ZendeskApi, ZendeskTicket } from './zendesk-api.ts';
import { zendeskApi } from './zendesk-api.ts';
import { markerOf, noteHtml } from './zendesk-note.ts';
import type { Offer } from './zendesk-ticket.ts';
import { newTicket, OFFERS } from './zendesk-ticket.ts';

/**
 * What is remembered of a ticket, saved before the call that it is about:
 *
 * - `endpoint`: the account that all this is about; at another one nothing of it is true
 * - `asked`: the ticket may have been made; from then on its `external_id` is looked up before it is asked for again
 * - `submitter`, `offer`: what was asked for, so that the same is asked again under the same key
 * - `ticket`: its id
 * - `alone`: an addition that could not be written to the ticket it adds to
 */
interface Known extends Progress {
  readonly endpoint?: string;
  readonly asked?: true;
  readonly submitter?: string;
  readonly offer?: Offer;
  readonly ticket?: string;
  readonly alone?: true;
}

/**
 * How old a ticket is at least when it is looked up before it is asked for the first time, in milliseconds: less than the two
 * hours for which Zendesk keeps a key.
 */
const LOOK_UP_AFTER = 60 * 60_000;

/** How often the note is tried again at once, where others change the ticket at the same time. */
const NOTE_TRIES = 3;

/** States in which an agent has no reason to look at a ticket again by themselves. */
const RESTING: ReadonlySet<string | undefined> = new Set(['pending', 'hold', 'solved']);

/**
 * Zendesk's Ticketing API. Exactly one ticket and one note, wherever a run ends:
 *
 * - The ticket is asked for under an idempotency key, which Zendesk keeps for about two hours, if it kept it at all: after
 *   an answer that got lost the ticket is looked up by its `external_id` first, whatever the time.
 * - The note has no such key. The comments are read for its marker first, unless the ticket was made just now; and as an update
 *   that got lost may still be under way, every one of them is a safe update: held against the ticket's last change, so that
 *   of two only one can be written.
 * - A relay whose database was restored from a backup does not know what it has sent. So nothing of this relies on its memory
 *   alone: what may be older than its key is looked up, and an answer out of Zendesk's own memory is no new ticket.
 */
export function zendesk(config: ZendeskConfig, outgoing: Outgoing, now: () => number = Date.now): Desk {
  const api = zendeskApi(config, outgoing, now);
  return {
    id: 'zendesk',
    place: `zendesk ${config.endpoint}`,
    async deliver(ticket, attempt) {
      try {
        return await new Delivery(config, api, ticket, attempt).run();
      } catch (error) {
        if (error instanceof NotNow) return error.outcome;
        throw error;
      }
    },
  };
}

/** One run of one ticket. */
class Delivery {
  private readonly config: ZendeskConfig;
  private readonly api: ZendeskApi;
  private readonly ticket: DeskTicket;
  private readonly attempt: Attempt;
  private known: Known;
  /** Id of the ticket that this run made, until a note may have been written to it. */
  private bare: string | undefined;
  /** What Zendesk answered when it last took something not. */
  private refusal: number | undefined;

  constructor(config: ZendeskConfig, api: ZendeskApi, ticket: DeskTicket, attempt: Attempt) {
    this.config = config;
    this.api = api;
    this.ticket = ticket;
    this.attempt = attempt;
    const { endpoint } = config;
    this.known = attempt.progress['endpoint'] === endpoint ? (attempt.progress as Known) : { endpoint };
  }

  async run(): Promise<DeskOutcome> {
    const { addsTo } = this.ticket;
    if (addsTo && !this.known.alone) {
      if (await this.note({ id: addsTo.deskReference }, addsTo.submissionId)) return delivered(addsTo.deskReference);
      await this.save({ alone: true });
    }
    const made = this.known.ticket === undefined ? await this.make() : { id: this.known.ticket };
    if (made && (await this.note(made, this.ticket.submissionId))) return delivered(made.id);
    const { refusal: status } = this;
    return { state: 'refused', problem: 'desk-refused', ...(status !== undefined && { status }) };
  }

  /** Nothing where the desk takes the ticket with no offer. */
  private async make(): Promise<ZendeskTicket | undefined> {
    const { submissionId, acceptedAt } = this.ticket;
    const { signal, now } = this.attempt;
    const late = now() - acceptedAt >= LOOK_UP_AFTER;
    for (const offer of OFFERS.slice(OFFERS.indexOf(this.known.offer ?? 'all'))) {
      const held = (this.known.asked || late) && (await this.api.find(submissionId, signal));
      if (held) return this.made(held);
      if (!this.known.asked) {
        const submitter = await this.api.me(signal);
        await this.save({ asked: true, offer, ...(submitter && { submitter }) });
      } else if (this.known.offer !== offer) await this.save({ offer });
      const { submitter } = this.known;
      const body = newTicket(this.config, this.ticket, { offer, ...(submitter && { submitter }) });
      // Another body needs another key.
      const key = offer === 'all' ? submissionId : `${submissionId}.${offer}`;
      const created = await this.api.create(body, key, signal);
      if (created.state === 'created') {
        if (!created.again) this.bare = created.ticket.id;
        return this.made(created.ticket);
      }
      if (created.state === 'refused') this.refusal = created.status;
      if (created.state === 'another-body') {
        // Our own words have changed since, with a new version of the content: what was sent first counts.
        const first = await this.api.find(submissionId, signal);
        if (first) return this.made(first);
        throw new NotNow('desk-in-progress', { after: 60_000 });
      }
    }
    return undefined;
  }

  private async made(ticket: ZendeskTicket): Promise<ZendeskTicket> {
    await this.save({ ticket: ticket.id });
    return ticket;
  }

  /** False where the ticket takes no note: it is closed, merged, gone, or not the one that was made of that submission. */
  private async note(target: ZendeskTicket, madeOf: string): Promise<boolean> {
    const { ticket, attempt, api } = this;
    const { signal } = attempt;
    const { addsTo } = ticket;
    let seen: ZendeskTicket | undefined = target;
    for (let tries = 0; tries < NOTE_TRIES; tries += 1) {
      const bare = this.bare === target.id;
      // The ticket before its comments: what comes in between then shows as a change.
      if (!bare || !seen.stamp) seen = await api.show(target.id, signal);
      if (!seen) this.refusal = 404;
      if (!seen || seen.externalId !== madeOf) return false;
      if (!bare && (await api.hasNote(target.id, markerOf(ticket.submissionId), signal))) return true;
      this.bare = undefined;
      const written = await api.update(target.id, this.noteBody(seen), signal);
      if (written.state === 'refused') this.refusal = written.status;
      if (written.state !== 'changed') return written.state === 'done';
    }
    throw new NotNow('desk-in-progress', { after: addsTo ? 10_000 : 3_000 });
  }

  private noteBody({ id, stamp, status }: ZendeskTicket): object {
    const { addsTo } = this.ticket;
    const html = noteHtml(this.ticket, {
      offer: this.known.offer ?? 'all',
      ...(this.known.alone && addsTo && { alone: addsTo.deskReference }),
    });
    return {
      ticket: {
        comment: { html_body: html, public: false },
        ...(stamp && { safe_update: true, updated_stamp: stamp }),
        ...(id === addsTo?.deskReference && RESTING.has(status) && { status: 'open' }),
      },
    };
  }

  private async save(more: Known): Promise<void> {
    this.known = { ...this.known, ...more };
    await this.attempt.save(this.known);
  }
}

function delivered(deskReference: string): DeskOutcome {
  return { state: 'delivered', deskReference };
}
