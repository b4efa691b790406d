import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slack } from '../../../relay/desk/slack.ts';
import type { OutgoingRequest } from '../../../relay/outgoing.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';

const URL = 'https://hooks.slack.example/services/T0/B0/x';

/** Slack, and what it was asked. */
function asked(status = 200) {
  const requests: OutgoingRequest[] = [];
  const extra = slack(
    { url: URL },
    {
      async send(request) {
        requests.push(request);
        return { status, headers: {}, body: 'ok' };
      },
      close: () => {},
    },
  );
  return { extra, requests };
}

const { signal } = new AbortController();

describe('Slack', () => {
  it('is told the escalation line and the reference, and nothing else', async () => {
    const { extra, requests } = asked();
    const ticket = aDeskTicket({}, { requester: { email: 'ada@example.com', name: 'Ada Canary' } });
    await extra(ticket, signal);
    assert.equal(requests.length, 1);
    assert.deepEqual([requests[0]?.method, requests[0]?.url], ['POST', URL]);
    assert.deepEqual(JSON.parse(requests[0]?.body ?? ''), {
      text: `@support-melbourne ____ Is ada@example.com on the Global Black List?\nHW-7F3K-92QD`,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('calls nobody for a stranger', async () => {
    const { extra, requests } = asked();
    const ticket = aDeskTicket();
    const escalation = { line: 'Is <!channel>&<@U1>@example.com blocked?' };
    await extra({ ...ticket, brief: { ...ticket.brief, escalation } }, signal);
    assert.match(requests[0]?.body ?? '', /Is &lt;!channel&gt;&amp;&lt;@U1&gt;@example\.com blocked\?/);
  });

  it('hears nothing of a ticket that nobody has to escalate', async () => {
    const { extra, requests } = asked();
    const { escalation: _, ...brief } = aDeskTicket().brief;
    await extra(aDeskTicket({ brief }), signal);
    assert.deepEqual(requests, []);
  });

  it('that does not take it is a failure, without a word of the ticket', async () => {
    await assert.rejects(asked(404).extra(aDeskTicket(), signal), { message: 'Slack answered 404' });
  });
});
