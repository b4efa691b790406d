import { oneOf } from '../../src/bundle/content-index.ts';
import { ofDocument, warnOnce } from '../help-widget/page.ts';

const THEMES = ['auto', 'light', 'dark', 'host'] as const;

export type Theme = (typeof THEMES)[number];

/**
 * Dresses the panel as the tag's `theme` and `accent` ask, and again whenever the page's colours change: they reach the
 * probe as they are, and the style sheet has a change of them told. Where the theme is auto and the page says nothing of
 * its colours, the system decides: style sheets alone cannot tell such a page from a light one. For the theme `host` it
 * reads how the page has the tag look; a page that rounds no corners of it leaves them as they are.
 *
 * @param root inside the widget's shadow root
 * @returns what dresses it anew
 */
export function looks(widget: Element, root: HTMLElement): () => void {
  const probe = ofDocument('createElement')('i');
  const text = (attribute: string): string => widget.getAttribute(attribute) ?? '';
  const dress = (): void => {
    const { color, colorScheme, borderTopLeftRadius: corner } = getComputedStyle(widget);
    const theme = oneOf('theme', text('theme'), THEMES, warnOnce);
    const silent = colorScheme === 'normal' && !ofDocument('querySelector')('meta[name=color-scheme]');
    const accent = text('accent');
    // What stands behind a var() that is not set is not looked at here, and might load something.
    const known = CSS.supports('color', accent) && !/url|src|image|\\/i.test(accent);
    if (accent && !known) warnOnce(`accent="${accent}" is no colour`);
    root.dataset['theme'] = silent && theme === 'auto' ? 'system' : theme;
    root.style.setProperty('--help-accent', known ? accent : '');
    root.style.setProperty('--_ink', color);
    root.style.setProperty('--_corner', corner === '0px' ? '0.75em' : corner);
  };
  probe.addEventListener('transitionrun', dress);
  root.before(probe);
  return dress;
}
