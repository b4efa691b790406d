import type { ForwardEvent } from './forward/event.ts';
import type { Flag } from './store/store.ts';

/**
 * Everything the relay ever logs: a closed list, so that nothing a customer typed, no address and no network can get into a
 * log by accident. Ids that the relay or the widget made, figures and names of errors are all there is.
 */
export type LogEvent =
  | { readonly event: 'listening'; readonly host: string; readonly port: number }
  | { readonly event: 'stopping'; readonly signal: string }
  | { readonly event: 'stopped'; readonly milliseconds: number }
  | {
      readonly event: 'accepted';
      readonly reference: string;
      readonly brand: string;
      readonly flags: readonly Flag[];
      readonly milliseconds: number;
    }
  | { readonly event: 'store-unavailable'; readonly during: string }
  | Extract<ForwardEvent, { readonly event: 'settled' | 'lease-lost' | 'extra-failed' }>
  | { readonly event: 'clock-parted' | 'clock-agrees' }
  /** How many tickets' words, and those among them that no desk ever had. */
  | { readonly event: 'erased'; readonly tickets: number; readonly deadLetters: number }
  /** A defect of ours. Where it happened, but not its message, which may hold what was typed. */
  | { readonly event: 'defect'; readonly during: string; readonly error: string; readonly at: readonly string[] };

export type Log = (event: LogEvent) => void;

/** A log of one JSON line an event, with its time in front. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return (event) => write(`${JSON.stringify({ time: new Date(now()).toISOString(), ...event })}\n`);
}

/** What may be told of an error: its name and the places of our code it went through. */
export function defect(during: string, error: unknown): LogEvent {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.match(/(?<=\()(?:file:\/\/)?\/[^()\n]+:\d+:\d+(?=\))|(?<=at )file:\/\/[^()\s]+:\d+:\d+/g) ?? [];
  return { event: 'defect', during, error: error instanceof Error ? error.name : typeof error, at: at.slice(0, 5) };
}
