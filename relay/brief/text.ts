import type { Brief, BriefEntry, BriefSection } from './brief.ts';
import { accountAsGiven, ESCALATION, REPLY } from './words.ts';

/**
 * A brief as plain text, for a help desk's internal note. It reads aloud from top to bottom. A line that holds what a
 * customer wrote always begins with something of ours, so none of them passes for a heading or for a marker of ours.
 */
export function briefText({ sections, reply, escalation }: Brief): string {
  return [
    ...sections.map(sectionText),
    ...(reply === undefined ? [] : [`${REPLY}\n${reply}`]),
    ...(escalation ? [escalationText(escalation)] : []),
  ].join('\n\n');
}

function sectionText({ id, heading, entries }: BriefSection): string {
  const listed = id === 'check' || id === 'shown' || id === 'flags';
  const between = id === 'trail' ? ' – ' : ': ';
  const lines = entries.map((entry, index) => {
    if ('text' in entry) return (id === 'do' ? `${index + 1}. ` : listed ? '- ' : '') + entry.text;
    return entryText(entry, between);
  });
  return [heading, ...lines].join('\n');
}

function entryText(entry: Exclude<BriefEntry, { text: string }>, between: string): string {
  if ('quote' in entry) return entry.quote.replace(/^/gm, '> ').replace(/ +$/gm, '');
  return `- ${entry.label}${between}${entry.typed ? `“${entry.value}”` : entry.value}`;
}

function escalationText({ line, accountAsGiven: account }: NonNullable<Brief['escalation']>): string {
  return [ESCALATION, line, ...(account === undefined ? [] : [accountAsGiven(account)])].join('\n');
}
