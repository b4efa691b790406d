import { define } from '../internal/define.ts';
import { HelpWidget } from './help-widget.ts';
import type { Source } from './source.ts';

/** Registers `<help-widget>`, with the place it gets everything else from. */
export function defineHelpWidget(source: Source): void {
  HelpWidget.source = source;
  define('help-widget', HelpWidget);
}
