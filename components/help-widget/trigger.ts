/**
 * Listens to a button or link that opens the widget, until the signal. While it listens it is told apart for assistive
 * technology by `aria-haspopup` and `aria-expanded`; after it they are gone.
 *
 * @param intent the customer is about to press: a pointer over it (a touch is one too) or focus
 */
export function watchTrigger(
  trigger: HTMLElement,
  intent: () => void,
  press: (event: MouseEvent) => void,
  signal?: AbortSignal,
): void {
  const options = { signal } as AddEventListenerOptions;
  trigger.addEventListener('pointerenter', intent, options);
  trigger.addEventListener('focus', intent, options);
  trigger.addEventListener('click', press, options);
  trigger.ariaHasPopup = 'dialog';
  trigger.ariaExpanded = 'false';
  signal?.addEventListener('abort', () => (trigger.ariaHasPopup = trigger.ariaExpanded = null));
}
