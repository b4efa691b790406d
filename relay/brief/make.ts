import type { Bundle } from '../../src/bundle/bundle.ts';
import { BASE_LANGUAGE } from '../../src/compile/content.ts';
import { inWords } from '../../src/flow/in-words.ts';
import { step } from '../../src/flow/state.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { ticketOf } from '../../src/ticket/draft.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { checkTrail } from '../content/trail.ts';
import type { StoredTicket } from '../store/store.ts';
import type { Brief, BriefEntry, BriefSection } from './brief.ts';
import { changesBetween, claimsOf, typedIn } from './claims.ts';
import { fillWords } from './fill.ts';
import { plainLine, plainText } from './plain.ts';
import * as words from './words.ts';

/** A ticket whose words are still held. */
export type KeptTicket = StoredTicket & { readonly draft: Draft };

/**
 * The brief for an agent. Our words come from the content by id alone; what the customer wrote is marked as theirs. The
 * trail is told in words only where the content can have led that way.
 *
 * @param first the first version's draft, for an addition to it
 */
export function makeBrief(catalogue: Catalogue, ticket: KeptTicket, first?: Draft): Brief {
  const { draft } = ticket;
  const bundle = checkTrail(catalogue, draft) === 'fits' ? agentsBundle(catalogue, draft) : undefined;
  const agent = catalogue.agent(draft.topic, draft.outcome);
  const advice = agent && Object.hasOwn(agent.outcomes, draft.outcome) ? agent.outcomes[draft.outcome] : undefined;
  const values = catalogue.values(draft.brand);
  const typed = typedIn(draft);
  const filled = (text: string): string => fillWords(text, values, typed);
  const advised = (key: 'check' | 'do'): BriefEntry[] =>
    [...(agent?.every?.[key] ?? []), ...(advice?.[key] ?? [])].map((text) => ({ text: filled(text) }));
  const account = typed.get('account-id');

  const sections: readonly BriefSection[] = [
    section('unverified', [{ text: words.UNVERIFIED }]),
    section('flags', oddities(ticket, first)),
    section('claims', claimsOf(draft)),
    section('message', messageOf(draft)),
    section('trail', trailOf(bundle, draft)),
    section('shown', shownTo(bundle, draft)),
    section('check', advised('check')),
    section('do', advice ? advised('do') : [...advised('do'), { text: words.NO_ADVICE }]),
    section('about', aboutOf(catalogue, ticket)),
  ];
  return {
    sections: sections.filter(({ entries }) => entries.length > 0),
    ...(advice?.reply === undefined ? {} : { reply: filled(advice.reply) }),
    ...(advice?.escalation === undefined
      ? {}
      : {
          escalation: {
            line: filled(advice.escalation).replace(/\s*\n\s*/g, ' '),
            ...(account === undefined ? {} : { accountAsGiven: account }),
          },
        }),
    trailVerified: bundle !== undefined,
  };
}

function section(id: BriefSection['id'], entries: readonly BriefEntry[]): BriefSection {
  return { id, heading: words.HEADINGS[id], entries };
}

/** What the customer saw, in the agents' language where the brand has it. */
function agentsBundle(catalogue: Catalogue, draft: Draft): Bundle | undefined {
  return catalogue.bundleOf({ ...draft, language: BASE_LANGUAGE });
}

function oddities({ flags, additionTo, draft }: KeptTicket, first: Draft | undefined): readonly BriefEntry[] {
  return [
    ...(additionTo === undefined ? [] : [{ text: words.laterVersion(first && changesBetween(first, draft)) }]),
    ...flags.map((flag) => ({ text: words.FLAGS[flag] })),
  ];
}

function messageOf({ message }: Draft): readonly BriefEntry[] {
  const { text, left } = plainText(message);
  if (!text) return [{ text: words.NOTHING_WRITTEN }];
  return [{ quote: text }, ...(left > 0 ? [{ text: words.cut(left) }] : [])];
}

function trailOf(bundle: Bundle | undefined, { trail, outcome }: Draft): readonly BriefEntry[] {
  const none: readonly BriefEntry[] = trail.answers.length > 0 ? [] : [{ text: words.NOTHING_ASKED }];
  if (!bundle) {
    const ids = trail.answers.map(({ step: id, answer }) => ({
      label: plainLine(id),
      value: plainLine(answer),
      typed: false,
    }));
    return [{ text: words.NOT_VERIFIED }, ...none, ...ids];
  }
  const start = step(bundle, trail.start);
  const subject = ticketOf(bundle, outcome)?.subject;
  const opened = trail.start !== bundle.start && start;
  return [
    ...(opened ? [{ text: words.beganAt(opened.kind === 'question' ? opened.ask : opened.title) }] : []),
    ...none,
    ...inWords(bundle, trail).map(({ asked, answered }) => ({ label: asked, value: answered, typed: false })),
    ...(subject === undefined ? [] : [{ text: words.ledTo(subject) }]),
  ];
}

function shownTo(bundle: Bundle | undefined, { articles }: Draft): readonly BriefEntry[] {
  if (articles.length === 0) return [];
  if (!bundle) return [{ text: words.NOT_VERIFIED_ARTICLES }, ...articles.map((id) => ({ text: plainLine(id) }))];
  return articles.flatMap((id) => {
    const article = bundle.articles[id];
    return article ? [{ label: article.title, value: article.href, typed: false }] : [];
  });
}

function aboutOf(catalogue: Catalogue, { draft, reference, acceptedAt }: KeptTicket): readonly BriefEntry[] {
  const told = (label: string, value: string): BriefEntry => ({ label, value: plainLine(value), typed: false });
  return [
    told('Reference', reference),
    told('Brand', catalogue.values(draft.brand).get('brand.name') ?? draft.brand),
    told('Sent from', draft.origin),
    told('Written in', draft.language),
    told('Arrived', momentText(acceptedAt)),
  ];
}

/** `2026-11-23 09:30 UTC`. */
function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
