import type { Bundle } from '../../src/bundle/bundle.ts';
import type * as panel from '../help-panel/define.ts';
import type { Stage } from '../help-panel/stage.ts';
import type * as ticket from '../help-ticket/define.ts';
import type * as relay from '../help-ticket/relay.ts';
import type * as foreign from '../internal/foreign.ts';
import type * as place from '../internal/place.ts';
import type { ErrorReason } from './events.ts';
import { HelpErrorEvent } from './events.ts';
import type { HelpWidget } from './help-widget.ts';
import { warnOnce } from './page.ts';

/** The files that are loaded when they are wanted, each a download of its own. */
export interface Parts {
  panel: typeof panel;
  ticket: typeof ticket;
  /** Loaded with the ticket, for brands with a channel that sends straight from the browser. */
  direct: unknown;
  /** Loaded with the ticket, for brands and pages with a relay; alone, where something waits from an earlier visit. */
  relay: typeof relay;
  place: typeof place;
  /** Loaded for the attribute `content` alone. */
  foreign: typeof foreign;
}

/** A part's file, its hash, and the parts that it takes from, in the order in which its function is given them. */
export type PinnedPart = readonly [file: string, integrity: string, ...given: (keyof Parts)[]];

export interface Choice {
  /** Empty: the build's first. */
  readonly brand: string;
  /** Empty: the brand's first. */
  readonly topic: string;
  /** Chooses of the languages that the brand has. */
  language(shipped: readonly string[]): string;
  /** The folder that bundles and their `index.json` are fetched from; empty: those of the build. */
  readonly content: string;
}

/** Words needed before a bundle is there, by language. The first language is the default. */
export type FirstWords = Readonly<Record<string, LauncherWords>>;

/** By place, for names would stand in the script for every language. */
export type LauncherWords = readonly [label: string, loading: string, failed: string];

/** Where the widget gets everything that does not come with the element itself. Set by whoever registers it. */
export interface Source {
  /** Of the package. */
  readonly version: string;
  readonly words: FirstWords;
  /** Called with each widget that comes into a page. */
  connected?(widget: HelpWidget): void;
  /**
   * The panel for a widget, inside `root`, which is in its shadow root. Rejects with an error whose `reason` is an
   * {@link ErrorReason}; may be called again.
   *
   * @param fail takes the panel away and tells of a fault of ours
   */
  stage(widget: HelpWidget, root: HTMLElement, fail: (error: unknown) => void): Promise<Stage>;
}

/** {@link Source.stage} for no widget: sends the tickets that wait on this device, as `OUTBOX_KEY` tells. */
export type Flush = () => Promise<unknown>;

/** The files that a panel is made of. Both reject as {@link Source.stage} does, and may be called again. */
export interface Files {
  /** Loads a part and registers its elements. */
  load<P extends keyof Parts>(part: P): Promise<Parts[P]>;
  bundle(choice: Choice): Promise<Bundle>;
}

/** Tells the host, in an event and in the console, why something cannot be shown: the error's own `reason`, else `load`. */
export function tellError(widget: HTMLElement, error: unknown): void {
  warnOnce(String(error));
  widget.dispatchEvent(new HelpErrorEvent((error as { reason?: ErrorReason }).reason ?? 'load'));
}
