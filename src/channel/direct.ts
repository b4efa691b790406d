import type { Senders } from './channels.ts';
import type { Page } from './send.ts';
import { sentOnce } from './send.ts';
import { zendeskRequests } from './zendesk-requests.ts';

/** The channels that send straight from the browser. By all of them together, no draft is sent twice from one page. */
export function direct(page: Page): Senders {
  return { 'zendesk-requests': (...made) => sentOnce(zendeskRequests(...made), page) };
}
