import { ofDocument } from '../help-widget/page.ts';

/** Where a sheet over the full width serves better than a panel: a phone, either way up. */
export const PHONE = '(max-width: 30em), (max-height: 26em)';

/** The dialog that holds the panel, and the focus it was opened from. */
export interface Frame {
  readonly dialog: HTMLDialogElement;
  readonly shown: () => boolean;
  /**
   * Opens in the top layer: modal on a phone, else a manual popover. `opener` gets the focus back; without it, what had
   * the focus before.
   */
  show(opener?: HTMLElement): void;
  /**
   * A popover that did not get the focus becomes modal: a modal of the host, wherever in its tree, makes everything else
   * inert, and a focus trap takes the focus back. Above them, as a modal itself, it can be used.
   *
   * @returns whether it did, so that the focus has to be moved in again
   */
  rise(): boolean;
  /** Closes, and gives the focus back to where it came from or, where that cannot take it, to `other`. */
  hide(other: HTMLElement): void;
}

/**
 * @param leave called on Escape and Android's Back gesture, while the dialog is still open, and again after it has
 *   closed, by whomever.
 */
export function frame(leave: () => void): Frame {
  const dialog = ofDocument('createElement')('dialog');
  dialog.part.add('dialog');
  let opener: HTMLElement | undefined;
  const popped = (): boolean => dialog.matches(':popover-open');
  const shown = (): boolean => dialog.open || popped();
  const hasFocus = (): boolean => dialog.contains((dialog.getRootNode() as ShadowRoot).activeElement);
  const showModal = (): void => {
    dialog.popover = null;
    dialog.showModal();
  };

  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('close', (event) => {
    // It comes late: by now a sheet may be open again, or have become a panel.
    if (event.target === dialog && !shown()) leave();
  });

  return {
    dialog,
    shown,
    show(from) {
      if (shown()) return;
      opener = from ?? focused();
      if (matchMedia(PHONE).matches) showModal();
      else {
        dialog.popover = 'manual';
        dialog.showPopover();
      }
    },
    rise() {
      const rises = popped() && !hasFocus();
      if (rises) showModal();
      return rises;
    },
    hide(other) {
      const hadFocus = hasFocus();
      if (popped()) dialog.hidePopover();
      if (dialog.open) dialog.close();
      if (hadFocus) {
        opener?.focus();
        // It may be gone by now, or never have been; then what is hidden keeps the focus for a moment.
        if (hasFocus() || !focused()) other.focus();
      }
      opener = undefined;
    },
  };
}

/** The element that has focus, through open shadow roots. */
export function focused(): HTMLElement | undefined {
  let element = ofDocument('activeElement');
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== ofDocument('body') ? element : undefined;
}
