import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { ofDocument } from '../../components/help-widget/page.ts';

/**
 * `window.helpWidget`: the first `<help-widget>` of the page, for hosts that have no hold of the element itself. It is
 * there once the script has run; its verbs wait for the element.
 */
export interface HelpWidgetGlobal {
  /** Resolves with the first widget that stands in the page. */
  readonly ready: Promise<HelpWidget>;
  /** As the element's own. */
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
export function globalFor(ready: Promise<HelpWidget>): HelpWidgetGlobal {
  const verb =
    <V extends 'open' | 'close' | 'toggle'>(name: V) =>
    async (...given: Parameters<HelpWidget[V]>) => {
      const first = (await ready, ofDocument('querySelector')('help-widget'));
      await (first?.[name] as ((...all: typeof given) => unknown) | undefined)?.apply(first, given);
    };
  return {
    ready,
    open: verb('open'),
    close: verb('close'),
    toggle: verb('toggle'),
    on(type, listener) {
      const heard = listener as EventListener;
      ofDocument('addEventListener')(type, heard);
      return () => ofDocument('removeEventListener')(type, heard);
    },
  };
}
