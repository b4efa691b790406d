import type { Bundle, ChannelSettings } from '../bundle/bundle.ts';
import type { Draft } from '../ticket/draft.ts';
import type { Channel, World } from './channel.ts';
import { copy } from './copy.ts';
import { email } from './email.ts';
import { zendeskForm } from './zendesk-form.ts';
import { zendeskRequests } from './zendesk-requests.ts';

/**
 * The brand's ways to deliver a ticket, in the order they are offered. One that this build does not have is left out;
 * `copy` is always there, and last.
 */
export function channels(bundle: Bundle, world: World): readonly Channel[] {
  return [...bundle.brand.channels.flatMap((settings) => sender(settings, bundle, world) ?? []), copy(bundle, world)];
}

/** Those of the channels that can take the draft. */
export function offered(all: readonly Channel[], draft: Draft): readonly Channel[] {
  return all.filter((channel) => channel.takes(draft));
}

function sender(settings: ChannelSettings, bundle: Bundle, world: World): Channel | undefined {
  switch (settings.channel) {
    case 'zendesk-form':
      return zendeskForm(settings, bundle);
    case 'zendesk-requests':
      return zendeskRequests(settings, bundle, world);
    case 'email':
      return email(settings, bundle);
    default:
      return undefined;
  }
}
