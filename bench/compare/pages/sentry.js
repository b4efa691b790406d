/**
 * Sentry's feedback form, with its own button, in the client that Sentry's page on tree shaking shows: without the
 * integrations that report errors. The integration is the one that is recommended for npm.
 */
import {
  BrowserClient,
  defaultStackParser,
  feedbackIntegration,
  getCurrentScope,
  makeFetchTransport,
} from '@sentry/browser';

const client = new BrowserClient({
  dsn: `http://key@${location.host}/1`,
  transport: makeFetchTransport,
  stackParser: defaultStackParser,
  integrations: [feedbackIntegration({ triggerLabel: LAUNCHER, showBranding: false, enableScreenshot: false })],
});
getCurrentScope().setClient(client);
client.init();
