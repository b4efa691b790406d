import type { BriefSection } from '../brief/brief.ts';
import { quoted } from '../brief/plain.ts';
import { accountAsGiven, ESCALATION, REPLY } from '../brief/words.ts';
import type { DeskTicket } from './desk.ts';
import { heading, list, paragraph, quotation } from './zendesk-html.ts';
import type { Offer } from './zendesk-ticket.ts';

/** Stands in the note of a ticket and in no other, so that the note is found again before it is written twice. */
export function markerOf(submissionId: string): string {
  return `help-widget:${submissionId}`;
}

/**
 * The internal note, as `html_body`: the brief from top to bottom, the customer's words in it as quotations, then what the
 * agent copies, and the marker last. What is to be said of this ticket at this desk stands behind the brief's first section.
 *
 * @param alone an addition that could not be written to the ticket it adds to, which has that id
 */
export function noteHtml(
  ticket: DeskTicket,
  { offer, alone }: { readonly offer: Offer; readonly alone?: string },
): string {
  const { brief, reference, submissionId, addsTo } = ticket;
  const { reply, escalation } = brief;
  const remarks = [
    ...(addsTo
      ? [paragraph(`The customer changed ticket ${reference} after sending it. This is how it reads now, whole.`)]
      : []),
    ...(alone ? [paragraph(`It adds to ticket #${alone}, which takes no more notes.`)] : []),
    ...(offer === 'all' ? [] : [paragraph(LEFT_OUT[offer])]),
  ];
  return [
    ...brief.sections.flatMap((section) => [
      heading(section.heading),
      entriesHtml(section),
      ...(section.id === 'unverified' ? remarks : []),
    ]),
    ...(reply ? [heading(REPLY), quotation(reply)] : []),
    ...(escalation
      ? [
          heading(ESCALATION),
          quotation(escalation.line),
          ...(escalation.accountAsGiven ? [paragraph(accountAsGiven(escalation.accountAsGiven))] : []),
        ]
      : []),
    paragraph(`${reference} ${markerOf(submissionId)}`),
  ].join('');
}

const LEFT_OUT: Readonly<Record<Exclude<Offer, 'all'>, string>> = {
  'no-fields': 'The help desk refused the form or a custom field. What was given stands below.',
  'no-requester': 'The help desk refused the requester. How the customer can be reached stands below.',
};

/** Runs of plain lines are lists, numbered where they are to be done in turn; what a customer wrote is quoted. */
function entriesHtml({ id, entries }: BriefSection): string {
  const parts: string[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    parts.push(list(lines, id === 'do' ? 'ol' : 'ul'));
    lines = [];
  };
  for (const entry of entries) {
    if ('quote' in entry) {
      flush();
      parts.push(quotation(entry.quote));
    } else if ('text' in entry) lines.push(entry.text);
    else lines.push(`${entry.label}: ${entry.typed ? quoted(entry.value) : entry.value}`);
  }
  flush();
  return parts.join('');
}
