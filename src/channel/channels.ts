import type { Bundle, ChannelId, ChannelSettings } from '../bundle/bundle.ts';
import type { Draft } from '../ticket/draft.ts';
import type { Channel, World } from './channel.ts';
import { copy } from './copy.ts';
import { email } from './email.ts';
import { zendeskForm } from './zendesk-form.ts';

/** Makes a channel of what a brand has set for it. */
export type Sender<S extends ChannelSettings = ChannelSettings> = (
  settings: S,
  bundle: Bundle,
  world: World,
) => Channel;

export type Senders = { [S in ChannelSettings as S['channel']]?: Sender<S> };

/** What makes each channel, by its name. A part that is loaded besides, for the brands that want it, puts its own in. */
export const senders: Senders = { 'zendesk-form': zendeskForm, email };

/** The channels that send straight from the browser: their part, `direct`, is loaded for the brands that list one. */
export const DIRECT: readonly ChannelId[] = ['zendesk-requests'];

/**
 * The brand's ways to deliver a ticket, in the order they are offered. One that is not there is left out; `copy` is
 * always there, and last.
 */
export function channels(bundle: Bundle, world: World): readonly Channel[] {
  const made = bundle.brand.channels.flatMap(
    (settings) => (senders[settings.channel] as Sender | undefined)?.(settings, bundle, world) ?? [],
  );
  return [...made, copy(bundle, world)];
}

/** Those of the channels that can take the draft. */
export function offered(all: readonly Channel[], draft: Draft): readonly Channel[] {
  return all.filter((channel) => channel.takes(draft));
}
