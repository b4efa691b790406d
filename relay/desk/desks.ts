import type { BrandConfig, Config } from '../config/config.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Desk } from './desk.ts';
import { localDesk } from './local.ts';
import type { Extra } from './slack.ts';
import { slack } from './slack.ts';
import { webhook } from './webhook.ts';
import { zendesk } from './zendesk.ts';

/** Where the tickets of a brand go. */
export interface BrandDesk {
  readonly desk: Desk;
  readonly extra?: Extra;
  /** How many requests the desk did so far that changed something there: while that rises, it is not down. */
  readonly done?: () => number;
}

/**
 * The desk that has a brand's tickets as soon as they are kept; nothing where somebody has to be asked or told, which is the
 * forwarder's to do.
 */
export function deskAtOnce({ desk, slack }: BrandConfig): string | undefined {
  return desk.kind === 'local' && !slack ? localDesk.place : undefined;
}

/** The desk of every brand. */
export function desksOf(
  { brands }: Pick<Config, 'brands'>,
  outgoing: Outgoing,
  now: () => number = Date.now,
): ReadonlyMap<string, BrandDesk> {
  return new Map(
    Object.entries(brands).map(([brand, config]) => {
      const { done, counted } = counting(outgoing);
      const extra = config.slack && { extra: slack(config.slack, outgoing) };
      return [brand, { desk: deskOf(config, counted, now), done, ...extra }];
    }),
  );
}

/** Every origin that the configuration names: the only ones that are asked. */
export function originsOf({ brands }: Pick<Config, 'brands'>): ReadonlySet<string> {
  return new Set(
    Object.values(brands).flatMap(({ desk, slack }) => [
      ...(desk.kind === 'zendesk' ? [new URL(desk.endpoint).origin] : []),
      ...(desk.kind === 'webhook' ? [new URL(desk.url).origin] : []),
      ...(slack ? [new URL(slack.url).origin] : []),
    ]),
  );
}

function counting(outgoing: Outgoing): { readonly done: () => number; readonly counted: Outgoing } {
  let count = 0;
  const send: Outgoing['send'] = async (request) => {
    const answer = await outgoing.send(request);
    if (request.method !== 'GET' && answer.status < 300) count += 1;
    return answer;
  };
  return { done: () => count, counted: { ...outgoing, send } };
}

function deskOf({ desk }: BrandConfig, outgoing: Outgoing, now: () => number): Desk {
  if (desk.kind === 'zendesk') return zendesk(desk, outgoing, now);
  return desk.kind === 'webhook' ? webhook(desk, outgoing, now) : localDesk;
}
