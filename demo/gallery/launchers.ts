import { defineHelpWidget } from '../../components/help-widget/define.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { State } from './card.ts';

/** The launcher before anything is loaded. Each is a real widget, with a source that keeps it in its state. */
export function launchers({ words, lang }: Bundle): readonly State[] {
  const own = [words.launcher, words.loading, words['load-failed']] as const;
  defineHelpWidget({
    version: 'gallery',
    words: { [lang]: own },
    stage: (widget) =>
      widget.getAttribute('topic') === 'missing'
        ? Promise.reject(new Error('shown on purpose'))
        : new Promise(() => {}),
  });
  const launcher = (topic: string): HTMLElement => {
    const widget = document.createElement('help-widget');
    widget.setAttribute('topic', topic);
    // In the other modes it stands in the top layer, where no card can hold it.
    widget.setAttribute('mode', 'inline');
    widget.style.setProperty('--help-inline-min-height', '0');
    return widget;
  };
  const press = (widget: HTMLElement) => (): Promise<unknown> => {
    widget.shadowRoot?.querySelector('button')?.click();
    return Promise.resolve();
  };
  const [closed, loading, failed] = [launcher('closed'), launcher('loading'), launcher('missing')];
  return [
    { name: 'Closed', element: closed },
    { name: 'Loading', element: loading, act: press(loading) },
    { name: 'It did not load', element: failed, act: press(failed) },
  ];
}
