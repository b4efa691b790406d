import type { BriefEntry } from '../brief/brief.ts';
import type { DeskTicket } from './desk.ts';
import { heading, list, paragraph, quotation } from './zendesk-html.ts';
import type { Offer } from './zendesk-ticket.ts';

/** Stands in the note of a ticket and in no other, so that the note is found again before it is written twice. */
export function markerOf(submissionId: string): string {
  return `help-widget:${submissionId}`;
}

/**
 * The internal note, as `html_body`: the brief from top to bottom, the customer's words in it as quotations, then what the
 * agent copies, and the marker last.
 *
 * @param alone an addition that could not be written to the ticket it adds to, which has that id
 */
export function noteHtml(
  ticket: DeskTicket,
  { offer, alone }: { readonly offer: Offer; readonly alone?: string },
): string {
  const { brief, reference, submissionId, addsTo } = ticket;
  const { reply, escalation } = brief;
  return [
    ...(addsTo
      ? [paragraph(`The customer changed ticket ${reference} after sending it. This is how it reads now, whole.`)]
      : []),
    ...(alone ? [paragraph(`It adds to ticket #${alone}, which takes no more notes.`)] : []),
    ...(offer === 'all' ? [] : [paragraph(LEFT_OUT[offer])]),
    ...brief.sections.flatMap(({ heading: title, entries }) => [heading(title), entriesHtml(entries)]),
    ...(reply ? [heading('Suggested reply'), quotation(reply)] : []),
    ...(escalation
      ? [
          heading('Escalation'),
          quotation(escalation.line),
          ...(escalation.accountAsGiven ? [paragraph(`Account as given: ${escalation.accountAsGiven}`)] : []),
        ]
      : []),
    paragraph(`${reference} ${markerOf(submissionId)}`),
  ].join('');
}

const LEFT_OUT: Readonly<Record<Exclude<Offer, 'all'>, string>> = {
  'no-fields': 'The help desk refused the form or a custom field. What was given stands below.',
  'no-requester': 'The help desk refused the requester. How the customer can be reached stands below.',
};

/** Runs of plain lines are lists; what a customer wrote is quoted. */
function entriesHtml(entries: readonly BriefEntry[]): string {
  const parts: string[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    parts.push(list(lines));
    lines = [];
  };
  for (const entry of entries) {
    if ('quote' in entry) {
      flush();
      parts.push(quotation(entry.quote));
    } else lines.push('text' in entry ? entry.text : `${entry.label}: ${entry.value}`);
  }
  flush();
  return parts.join('');
}
