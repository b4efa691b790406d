import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { ofDocument } from '../../components/help-widget/page.ts';

/**
 * The first `<help-widget>` of the page, for hosts that have no hold of the element itself: the first that `document` finds
 * and, where all stand in shadow roots, the first that came. It is there once the script has run; its verbs wait for the
 * element.
 */
export interface HelpWidgetGlobal {
  /** Resolves with the first widget that stands in the page. */
  readonly ready: Promise<HelpWidget>;
  /** As the element's own, and so are the next two. Each may be a listener itself: an event names no step. */
  open(step?: string): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /** Listens to the events of every widget of the page. Returns what ends it. */
  on<T extends keyof HTMLElementEventMap>(type: T, listener: (event: HTMLElementEventMap[T]) => void): () => void;
}

declare global {
  /** Set by the script tag, and the one global it sets. */
  var helpWidget: HelpWidgetGlobal;
}

/** @internal */
export function globalFor(ready: Promise<HelpWidget>, widgets: HTMLCollectionOf<HelpWidget>): HelpWidgetGlobal {
  const first = async (): Promise<HelpWidget> => {
    const came = await ready;
    return widgets[0] ?? came;
  };
  return {
    ready,
    open: async (step) => (await first()).open(step),
    close: async () => (await first()).close(),
    toggle: async () => (await first()).toggle(),
    on(type, listener) {
      ofDocument('addEventListener')(type, listener as EventListener);
      return () => ofDocument('removeEventListener')(type, listener as EventListener);
    },
  };
}
