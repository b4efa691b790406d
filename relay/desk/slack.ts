import type { SlackConfig } from '../config/config.ts';
import type { Outgoing } from '../outgoing.ts';
import type { DeskTicket } from './desk.ts';

/** Tells others of a ticket that its desk has taken. Rejects where that did not work; nothing is tried again. */
export type Extra = (ticket: DeskTicket, signal: AbortSignal) => Promise<void>;

/**
 * The escalation line and the ticket's reference, to a Slack channel's incoming webhook; nothing where the brief has no such
 * line. It is sent once at most: the line stands in the brief as well, where an agent copies it, and to call the same people
 * twice is worse than to leave a call to the agent.
 */
export function slack({ url }: SlackConfig, outgoing: Outgoing): Extra {
  return async ({ brief, reference }, signal) => {
    if (!brief.escalation) return;
    const { status } = await outgoing.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        text: `${escape(brief.escalation.line)}\n${reference}`,
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
      signal,
    });
    if (status >= 300) throw new Error(`Slack answered ${status}`);
  };
}

/** Slack's own escapes. Without them an address that a stranger typed could read `<!channel>`. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
