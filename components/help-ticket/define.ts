// The ticket stands in the panel. Importing it lets the build keep what both need (Lit, above all) in the panel's file.
import '../help-panel/define.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { DIRECT, senders } from '../../src/channel/channels.ts';
import type { Files } from '../help-widget/source.ts';
import { define } from '../internal/define.ts';
import { HelpTicket } from './help-ticket.ts';

define('help-ticket', HelpTicket);

/**
 * Loads what the brand's channels need besides: when the customer sends, nothing is loaded that could fail to come. A
 * channel whose part does not arrive is not offered; the others are.
 *
 * @param widget names the relay of the page, where it has one of its own
 */
export async function loadChannels(
  bundle: Bundle,
  load: Files['load'],
  tell: (error: unknown) => void,
  widget: HTMLElement,
): Promise<void> {
  const endpoint = widget.getAttribute('endpoint') ?? '';
  const { channels } = bundle.brand;
  if (channels.some(({ channel }) => DIRECT.includes(channel))) await load('direct').catch(tell);
  if (endpoint || channels.some(({ channel }) => channel === 'relay')) {
    await load('relay').then((relay) => relay.addRelay(senders, bundle, endpoint), tell);
  }
}
