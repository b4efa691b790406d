import { html } from 'hono/html';
import type { Brief, BriefEntry, BriefSection } from '../../brief/brief.ts';
import { accountAsGiven, ESCALATION, REPLY } from '../../brief/words.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { HIDDEN, hiddenMark } from './hide.ts';
import type { Html } from './page.ts';

/** How a brief is shown. */
export interface BriefView {
  readonly brief: Brief;
  /** The customer's language, for their own words. */
  readonly language: Draft['language'];
  /** 3 where the brief stands below a heading of its own. */
  readonly level?: 2 | 3;
}

/** Sections of a brief, in its order. Those that it lacks are left out. */
export function sections(view: BriefView, ids: readonly BriefSection['id'][]): readonly Html[] {
  return view.brief.sections.filter(({ id }) => ids.includes(id)).map((section) => sectionView(view, section));
}

function sectionView({ language, level = 2 }: BriefView, { id, heading, entries }: BriefSection): Html {
  const title = level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`;
  return html`<div class="part ${id}">${title} ${groups(entries).map((group) => groupView(group, id, language))}</div>`;
}

/** Entries of one kind that follow each other: they make one list. */
function groups(entries: readonly BriefEntry[]): readonly (readonly BriefEntry[])[] {
  const found: BriefEntry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last?.[0] && kindOf(last[0]) === kindOf(entry)) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

function kindOf(entry: BriefEntry): 'text' | 'pair' | 'quote' {
  return 'text' in entry ? 'text' : 'quote' in entry ? 'quote' : 'pair';
}

function groupView(group: readonly BriefEntry[], id: BriefSection['id'], language: string): Html {
  const [first] = group;
  if (first && kindOf(first) === 'pair') return html`<dl>${group.map((entry) => pairView(entry, id))}</dl>`;
  if (first && 'quote' in first) {
    return html`<blockquote lang="${language}" dir="auto">${first.quote}</blockquote>`;
  }
  const texts = group.map((entry) => ('text' in entry ? entry.text : ''));
  if (id === 'do')
    return html`<ol>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ol>`;
  if (id === 'check' || (id === 'flags' && texts.length > 1)) {
    return html`<ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>`;
  }
  return html`${texts.map((text) => html`<p>${text}</p>`)}`;
}

function pairView(entry: BriefEntry, id: BriefSection['id']): Html {
  if (!('label' in entry)) return html``;
  const { label, value, typed } = entry;
  // Of all addresses only the articles' come from the content.
  const shown = id === 'shown' ? link(value) : value;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value === HIDDEN ? hiddenMark() : typed ? html`<bdi>${value}</bdi>` : shown}</dd>
  </div>`;
}

function link(href: string): Html {
  return html`<a href="${href}" rel="noreferrer" target="_blank">${href}</a>`;
}

/**
 * What can be copied: its button appears where a script runs.
 *
 * @param beside stands beside the button
 * @param below stands below the text
 */
function copyable(id: string, heading: string, text: string, beside: Html | '' = '', below: Html | '' = ''): Html {
  const ready = !text.includes(HIDDEN);
  return html`<section class="part copyable" aria-labelledby="${id}-title">
    <div class="row spread">
      <h2 id="${id}-title">${heading}</h2>
      <div class="row">
        ${beside}
        ${
          ready
            ? html`<button type="button" class="quiet" data-copy="${id}" aria-describedby="${id}-title" hidden>
                Copy
              </button>`
            : ''
        }
      </div>
    </div>
    <pre id="${id}">${text}</pre>
    ${ready ? '' : html`<p class="hint">Something in it is hidden. Show personal data first, then copy it.</p>`}
    ${below}
  </section>`;
}

/**
 * The suggested reply and the line for the escalation, each ready to copy where nothing in it is hidden.
 *
 * @param mailTo where a reply can be written to by mail; nothing where it is hidden, or the customer gave no email
 */
export function copyables({ reply, escalation }: Brief, mailTo: string | undefined): Html {
  const account = escalation?.accountAsGiven;
  const below = account === undefined ? '' : html`<p class="hint"><bdi>${accountAsGiven(account)}</bdi></p>`;
  const mail = mailTo === undefined ? '' : html`<a class="button quiet" href="${mailTo}">Write an email</a>`;
  return html`${reply === undefined ? '' : copyable('reply', REPLY, reply, mail)}
  ${escalation ? copyable('escalation', ESCALATION, escalation.line, '', below) : ''}`;
}
