import { createHmac } from 'node:crypto';
import { lengthPrefixed } from '../../src/ticket/proof.ts';
import type { WebhookConfig } from '../config/config.ts';
import type { Outgoing } from '../outgoing.ts';
import { NotNow, readJson, textOf, withinReason } from './answer.ts';
import type { Desk, DeskOutcome, DeskTicket } from './desk.ts';

/** Carries time and signature: `t=<seconds since 1970>,v1=<hex>`. */
export const SIGNATURE_HEADER = 'help-widget-signature';

/** Answers of a receiver that may well take the same request later. 429 and 5xx are not among them: every desk knows those. */
const AGAIN: ReadonlySet<number> = new Set([408, 409, 425]);

/** The longest name of a ticket that is taken from a receiver, in characters. */
const REFERENCE_LIMIT = 64;

/**
 * A signed POST of the whole ticket as JSON, with the submission id as `Idempotency-Key`. It may come twice: whoever receives
 * it keeps to the key. 2xx takes it; 408, 409, 425, 429 and 5xx are tried again, and so are 401 and 403, which say that the
 * secret is wrong and nothing of the ticket; every other answer is a no.
 */
export function webhook({ url, secret }: WebhookConfig, outgoing: Outgoing, now: () => number = Date.now): Desk {
  return {
    id: 'webhook',
    // Without the path, which may hold a secret.
    place: `webhook ${new URL(url).origin}`,
    async deliver(ticket, { signal }) {
      const body = JSON.stringify(bodyOf(ticket));
      const seconds = Math.floor(now() / 1000);
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': ticket.submissionId,
        [SIGNATURE_HEADER]: `t=${seconds},v1=${signature(secret, seconds, ticket.submissionId, body)}`,
      };
      try {
        const answer = await withinReason(outgoing.send({ method: 'POST', url, headers, body, signal }), now);
        return outcomeOf(answer.status, referenceOf(textOf(readJson(answer)?.['reference'])) ?? ticket.reference);
      } catch (error) {
        if (error instanceof NotNow) return error.outcome;
        throw error;
      }
    },
  };
}

/**
 * HMAC-SHA256 in hex over time, key and body, each behind its length: without the lengths two different requests could share
 * a signature.
 *
 * @param seconds since 1970; receivers refuse what is older than a few minutes
 */
export function signature(secret: string, seconds: number, submissionId: string, body: string): string {
  return createHmac('sha256', secret)
    .update(lengthPrefixed([String(seconds), submissionId, body]))
    .digest('hex');
}

/** The ticket, with an addition's place beside it. */
function bodyOf(ticket: DeskTicket): object {
  const { addsTo, ...whole } = ticket;
  return { version: 1, ...whole, addsTo: addsTo?.deskReference ?? null };
}

function outcomeOf(status: number, deskReference: string): DeskOutcome {
  if (status < 300) return { state: 'delivered', deskReference };
  if (status === 401 || status === 403) return { state: 'later', problem: 'desk-sign-in', status };
  return AGAIN.has(status)
    ? { state: 'later', problem: 'desk-in-progress', status }
    : { state: 'refused', problem: 'desk-refused', status };
}

/** A receiver's own name for the ticket, where it is a short one of plain characters. */
function referenceOf(text: string | undefined): string | undefined {
  return text && text.length <= REFERENCE_LIMIT && /^[\w.:#/-]+$/.test(text) ? text : undefined;
}
