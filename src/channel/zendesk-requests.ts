import type { Bundle, ZendeskRequestsSettings } from '../bundle/bundle.ts';
import { toJson } from '../bundle/json.ts';
import type { Draft } from '../ticket/draft.ts';
import { describe, toPlainText } from '../ticket/text.ts';
import type { Channel, World } from './channel.ts';
import { failed, UNKNOWN } from './deliveries.ts';
import { bodyOf, subjectOf, wellFormed } from './fit.ts';
import { givenUp } from './given-up.ts';
import { outcome } from './zendesk-answer.ts';
import { customFields } from './zendesk-fields.ts';

/** How long the help desk may take for its whole answer, body included, in milliseconds. */
const PATIENCE = 10_000;

/**
 * An anonymous request, straight from the browser (`POST /api/v2/requests.json`). Zendesk suspends it until the person
 * presses a link in an email, so the best answer is `confirm-by-email`, and nobody without email is offered it.
 *
 * What cannot be known is said to be unknown: Zendesk leaves CORS headers off 403, 429 and 5xx, so to a page those look
 * like a dropped connection, which may be dropped after the ticket was made.
 *
 * @param limits for tests: `patience` in milliseconds, and the clock that a `Retry-After` date is held against
 */
export function zendeskRequests(
  settings: ZendeskRequestsSettings,
  bundle: Bundle,
  world: World,
  { patience = PATIENCE, now = Date.now } = {},
): Channel {
  // Not called as a method: a browser's fetch refuses any `this` but its own window.
  const { fetch } = world;
  return {
    id: 'zendesk-requests',
    takes: (draft) => !!draft.requester.email,
    async deliver(draft, signal) {
      if (signal.aborted) return failed('aborted');
      if (!world.online()) return failed('offline');
      const stop = new AbortController();
      // Of the browser's own clock: a page may have put anything in the place of `setTimeout`.
      const over = AbortSignal.any([signal, stop.signal, AbortSignal.timeout(patience)]);
      // A page's own `fetch` may heed no signal and never answer, throw at once or give nothing.
      const given = givenUp(over);
      const ask = async (): Promise<Response> =>
        fetch(`${settings.endpoint}/api/v2/requests.json`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          // Half a surrogate pair is no text: JSON carries it as an escape that many readers refuse with the whole body.
          body: toJson({ request: request(settings, bundle, draft) }, wellFormed),
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          // The customer's words go to the help desk the brand named, and nowhere else.
          redirect: 'error',
          signal: over,
        });
      try {
        return await outcome(settings.fields, await Promise.race([ask(), given]), given, now);
      } catch {
        return UNKNOWN;
      } finally {
        // Lets go of the caller's signal, and of an answer that was not read to its end.
        stop.abort();
      }
    },
  };
}

function request(settings: ZendeskRequestsSettings, bundle: Bundle, draft: Draft): object {
  const sections = describe(bundle, draft);
  const { name, email } = draft.requester;
  return {
    // A new requester needs a name.
    requester: { name: name || email, email },
    subject: subjectOf(sections),
    comment: { body: toPlainText(bodyOf(sections)) },
    ...(settings.form && { ticket_form_id: Number(settings.form) }),
    custom_fields: customFields(settings.fields, draft).map(([id, value]) => ({ id: Number(id), value })),
  };
}
