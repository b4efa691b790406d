import type { HelpWidget } from '../../components/help-widget/help-widget.ts';

/**
 * Makes an element's properties settable as frameworks set them. React and Vue set a property where the element has one
 * of that name, and an attribute where not: so `prefill` and `bundle` are there before they are set, and `open`, which is
 * an attribute and a method, takes what is meant for the attribute.
 *
 * The script's own element does without: it is used from HTML, and this would be bytes before the launcher stands.
 */
export function settable({ prototype }: typeof HelpWidget): void {
  const { open } = prototype;
  Object.assign(prototype, { prefill: undefined, bundle: undefined });
  Object.defineProperty(prototype, 'open', {
    get: () => open,
    set(this: HelpWidget, value: unknown) {
      // In a template of Vue an attribute without a value is an empty text.
      this.toggleAttribute('open', value === '' || Boolean(value));
    },
  });
}
