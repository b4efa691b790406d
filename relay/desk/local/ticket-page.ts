import { html } from 'hono/html';
import type { Brief } from '../../brief/brief.ts';
import type { KeptTicket } from '../../brief/make.ts';
import { makeBrief } from '../../brief/make.ts';
import { plainText } from '../../brief/plain.ts';
import { subjectOf } from '../../brief/prepare.ts';
import type { Catalogue } from '../../content/catalogue.ts';
import type { StoredTicket } from '../../store/store.ts';
import { copyables, sections } from './brief-view.ts';
import { hidden, hideIn } from './hide.ts';
import { mailTo } from './mail-to.ts';
import { moment, wholeMoment } from './moment.ts';
import type { Html } from './page.ts';
import { tokenField } from './page.ts';
import { brandName, ERASED } from './ticket-words.ts';

/** The longest note an agent may leave, in characters. */
export const NOTE_LIMIT = 4_000;

/** What becomes of the words (`relay/housekeeping.ts`): whoever still needs them has to know before. */
const ERASED_AFTER =
  'Once it is done, what the customer wrote and all notes are erased after 24 hours. Open it again before then to keep them.';
const SOON_ERASED =
  'What the customer wrote and all notes are erased 24 hours after it was done. Open it again before then to keep them.';

export interface TicketPage {
  readonly catalogue: Catalogue;
  readonly ticket: StoredTicket;
  /** What was added to it, oldest first. */
  readonly additions: readonly StoredTicket[];
  /** Other tickets from one of its addresses, of the day before it and the day after it. */
  readonly others: { readonly count: number; readonly newest: readonly StoredTicket[] };
  /** Whether personal data is shown. Until then it is nowhere in the page. */
  readonly revealed: boolean;
  /** What is wrong with the note. */
  readonly fault?: string;
  readonly now: number;
  /** Of forms. */
  readonly token: string;
}

/**
 * A ticket as its agent sees it: what the customer wrote and answered, and what there is to do. All of that is of the newest
 * version, since what was written before may be wrong; the versions before it stand below.
 */
export function ticketPage(shown: TicketPage): Html {
  const { catalogue, ticket, additions, now } = shown;
  const { reference, brand, acceptedAt, done } = ticket;
  const versions = [ticket, ...additions].toReversed();
  const newest = versions.find(isKept);
  return html`<p><a href="/desk">Open tickets</a></p>
    <h1>${newest ? subjectOf(catalogue, newest) : ERASED}</h1>
    <p class="row quiet">
      <span>${reference}</span> <span>${brandName(catalogue, brand)}</span> ${moment(acceptedAt, now)}
      ${
        done
          ? html`<span class="chip good">Done by ${done.agent}</span> ${moment(done.at, now)}`
          : html`<span class="chip">Open</span>`
      }
    </p>
    ${newest ? words(shown, newest) : html`<p class="card">${ERASED}. What agents wrote is below.</p>`}
    ${versions.filter(isKept).map((version) => (version === newest ? '' : earlier(shown, version)))} ${notes(shown)}
    ${work(shown)}`;
}

function isKept(version: StoredTicket): version is KeptTicket {
  return version.draft !== undefined;
}

function words(shown: TicketPage, newest: KeptTicket): Html {
  const view = { brief: briefOf(shown, newest), language: newest.draft.language };
  const mail = shown.revealed ? mailTo(newest.draft.requester.email, shown.ticket.reference) : undefined;
  return html`${sections(view, ['unverified', 'flags'])} ${sameAddress(shown)} ${reveal(shown)}
    <div class="columns">
      <div class="stack">${sections(view, ['claims', 'message', 'trail', 'shown'])}</div>
      <div class="stack">${sections(view, ['check', 'do'])} ${copyables(view.brief, mail)}</div>
    </div>
    ${sections(view, ['about'])}`;
}

function sameAddress({ others, now }: TicketPage): Html {
  const { count, newest } = others;
  if (count === 0) return html``;
  return html`<aside class="part odd" aria-label="Other tickets">
    <p>
      ${count === 1 ? 'Another ticket' : `${count} other tickets`} from this address within 24
      hours${count > newest.length ? `, the newest ${newest.length} of them` : ''}:
    </p>
    <ul>
      ${newest.map(
        ({ reference, acceptedAt }) =>
          html`<li><a href="/desk/${reference}">${reference}</a> ${moment(acceptedAt, now)}</li>`,
      )}
    </ul>
  </aside>`;
}

/** The brief, with personal data only where the agent asked to see it. */
function briefOf({ catalogue, ticket: first, revealed }: TicketPage, version: KeptTicket): Brief {
  const whole = makeBrief(catalogue, version, first.draft);
  if (revealed) return whole;
  const masked = makeBrief(catalogue, { ...version, draft: hidden(version.draft) });
  // What changed is told by comparing, and names fields alone.
  const flags = whole.sections.find(({ id }) => id === 'flags');
  return { ...masked, sections: masked.sections.map((section) => (section.id === 'flags' && flags ? flags : section)) };
}

function reveal({ ticket, revealed, token }: TicketPage): Html {
  if (revealed) {
    return html`<p class="row"><a class="button" href="/desk/${ticket.reference}">Hide personal data</a></p>`;
  }
  return html`<form class="row" method="post" action="/desk/${ticket.reference}">
    ${tokenField(token)}
    <button name="do" value="reveal">Show personal data</button>
    <span class="hint">Addresses, numbers and names are hidden until then.</span>
  </form>`;
}

function earlier(shown: TicketPage, version: KeptTicket): Html {
  const { submissionId, acceptedAt, additionTo, draft } = version;
  const view = { brief: briefOf(shown, version), language: draft.language, level: 3 as const };
  const id = `version-${submissionId}`;
  return html`<section class="card stack earlier" aria-labelledby="${id}">
    <h2 id="${id}">${additionTo === undefined ? 'First' : 'Earlier'} version, ${moment(acceptedAt, shown.now)}</h2>
    ${sections(view, ['flags', 'claims', 'message', 'trail', 'shown'])}
  </section>`;
}

function notes({ ticket, additions, revealed }: TicketPage): Html {
  const drafts = [ticket, ...additions].flatMap(({ draft }) => draft ?? []);
  if (ticket.notes.length === 0) return html``;
  return html`<section class="part notes" aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <ul>
      ${ticket.notes.map(
        ({ agent, text, at }) =>
          html`<li>
            <p class="row quiet"><strong>${agent}</strong> ${wholeMoment(at)}</p>
            <p class="lines" dir="auto">${revealed ? plainText(text).text : hideIn(text, drafts)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

function work({ ticket, additions, revealed, fault, token }: TicketPage): Html {
  const { reference, done } = ticket;
  const kept = [ticket, ...additions].some(isKept);
  return html`<form class="card stack work" method="post" action="/desk/${reference}" aria-labelledby="work">
    <h2 id="work">${done ? 'Open it again, or add a note' : 'Mark as done, or add a note'}</h2>
    ${tokenField(token)}
    <input type="hidden" name="seen" value="${done ? 'done' : 'open'}" />
    ${revealed ? html`<input type="hidden" name="revealed" value="yes" />` : ''}
    <div>
      <label for="note">Note <span class="hint">for your team; the customer does not get it</span></label>
      ${fault === undefined ? '' : html`<p class="fault" id="note-fault">${fault}</p>`}
      <textarea
        id="note"
        name="note"
        rows="3"
        maxlength="${NOTE_LIMIT}"
        ${fault === undefined ? '' : html`aria-invalid="true" aria-describedby="note-fault" autofocus`}
      ></textarea>
    </div>
    <div class="row">
      <button class="main" name="do" value="${done ? 'open' : 'done'}" ${kept ? html`aria-describedby="erased"` : ''}>
        ${done ? 'Open again' : 'Mark as done'}
      </button>
      <button name="do" value="note">Add the note only</button>
    </div>
    ${kept ? html`<p class="hint" id="erased">${done ? SOON_ERASED : ERASED_AFTER}</p>` : ''}
  </form>`;
}
