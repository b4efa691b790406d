import type { Bundle } from '../../src/bundle/bundle.ts';
import { oneOf } from '../../src/bundle/content-index.ts';
import { nameWords } from '../../src/bundle/listed-words.ts';
import { prefilled } from '../help-widget/attributes.ts';
import type { CloseReason } from '../help-widget/events.ts';
import { HelpCloseEvent, HelpOpenEvent, HelpRequestCloseEvent } from '../help-widget/events.ts';
import type { HelpWidget, Mode } from '../help-widget/help-widget.ts';
import { ofDocument, warnOnce } from '../help-widget/page.ts';
import type { Files } from '../help-widget/source.ts';
import { tellError } from '../help-widget/source.ts';
import type { FaultEvent } from '../internal/view-element.ts';
import { focused, frame, PHONE } from './frame.ts';
import type { HelpPanel } from './help-panel.ts';
import { looks } from './looks.ts';
import { shield } from './shield.ts';
import { brandSheet, stageSheet } from './stage.styles.ts';

const MODES: readonly Mode[] = ['launcher', 'inline', 'attached'];

/** What the widget gives its stage. */
export interface Setting {
  /** The element itself: events come from it, `open` is reflected on it. */
  readonly widget: HelpWidget;
  /** Inside its shadow root. */
  readonly root: HTMLElement;
  readonly bundle: Bundle;
  readonly load: Files['load'];
  /** Takes the stage away and tells of a fault of ours. */
  fail(error: unknown): void;
}

/**
 * How the panel is to show. By place, for names would stand in two files.
 *
 * `trigger` is what it is placed beside in mode attached, `opener` gets the focus back, `step` is the one that the host asks
 * for now, and `held` has the focus, if the panel has shown before.
 */
export type Showing = [
  mode: Mode,
  trigger?: HTMLElement | undefined,
  opener?: HTMLElement | undefined,
  step?: string | undefined,
  held?: HTMLElement | undefined,
];

/** The panel in its frame: a dialog in the top layer or, in mode inline, a place in the page. */
export interface Stage {
  /** Opens and moves the focus in. Again: changes to the frame that fits now. */
  show(...showing: Showing): Promise<void>;
  /** An inline widget takes the place of its fallback, but only where nothing that is seen moves. */
  settle(): void;
  /** Closes unless the host vetoes. False where there was nothing to close. */
  close(reason: CloseReason): boolean;
  shown(): boolean;
  /** Follows the page's looks, after they or the theme have changed. */
  dress(): void;
  restart(): void;
  /** Takes everything away; no event tells of it. */
  remove(): void;
}

export function stage({ widget, root, bundle: given, load, fail }: Setting): Stage {
  const bundle: Bundle = { ...given, words: nameWords(given) };
  const panel = ofDocument('createElement')('help-panel') as HelpPanel;
  const inline = ofDocument('createElement')('section');
  const { dialog, ...framed } = frame(() => void (moving || close('escape')));
  const phone = matchMedia(PHONE);
  const sheets = [stageSheet(), brandSheet(bundle.brand.theme)];
  let showing: Showing | undefined;
  /** Whether the host knows that it is open. */
  let told = false;
  let unplace: (() => void) | undefined;
  /** Whether it changes its frame: what closes then is not left. */
  let moving = false;
  /** Whether the host closed it: what is inline does not come back by itself then. */
  let closed = false;
  const shadow = root.getRootNode() as ShadowRoot;
  const launcher = root.querySelector('button') as HTMLButtonElement;

  panel.addEventListener('fault', (event) => {
    event.stopPropagation();
    // What was removed or replaced has no say in what stands there now.
    if (!panel.isConnected) return;
    const { error } = event as FaultEvent;
    const open = framed.shown();
    fail(Object.assign(new Error(String(error), { cause: error }), { reason: 'fault' }));
    if (open && !focused()) launcher.focus();
  });
  panel.bundle = bundle;
  panel.loadTicket = async () => (await load('ticket')).loadChannels(bundle, load, panel.tellError, widget);
  panel.tellError = (error) => tellError(widget, error);
  panel.close = () => void close('button');
  panel.tell = (event) => widget.dispatchEvent(event);
  dialog.ariaLabel = bundle.title;
  inline.part.add('inline');
  shield(inline);
  shield(dialog);
  root.append(inline, dialog);
  const dress = looks(widget, root);
  shadow.adoptedStyleSheets.push(...sheets);

  /** A turned phone or a resized window. Who is typing goes on typing. */
  const handlePhone = async (): Promise<void> => {
    if (!showing || showing[0] === 'inline') return;
    const [mode, trigger, opener] = showing;
    const held = dialog.contains(shadow.activeElement) ? focused() : undefined;
    moving = true;
    try {
      hide();
      await show(mode, trigger, opener, undefined, held);
    } catch (error) {
      fail(error);
    } finally {
      moving = false;
    }
  };

  function mount(holder: HTMLElement): void {
    dress();
    panel.begin = widget.getAttribute('step') ?? '';
    panel.errorCode = widget.getAttribute('error-code') ?? '';
    panel.prefill = { ...widget.prefill, ...prefilled(widget) };
    panel.closable = holder === dialog;
    if (panel.parentNode !== holder) holder.replaceChildren(panel);
    root.toggleAttribute('data-filled', holder === inline);
  }

  async function show(...next: Showing): Promise<void> {
    const [mode, trigger, opener, step, held] = (showing = next);
    const asked = oneOf('mode', widget.getAttribute('mode') ?? '', MODES, warnOnce);
    if (asked !== mode) warnOnce(`trigger="${widget.getAttribute('trigger') ?? ''}" is no id here; using launcher`);
    phone.addEventListener('change', handlePhone);
    if (mode === 'inline') mount(inline);
    else {
      const anchor = phone.matches ? undefined : trigger;
      // Without the placing part the panel stands in the corner: help matters more than its place.
      const placing = anchor && (await load('place').catch(panel.tellError));
      if (showing !== next) return;
      mount(dialog);
      framed.show(opener);
      if (anchor && placing) unplace ??= placing.place(anchor, dialog);
    }
    tellExpanded(trigger, true);
    if (!told) {
      told = true;
      widget.dispatchEvent(new HelpOpenEvent());
    }
    panel.start(step);
    const focus = async (): Promise<void> => (held ? held.focus() : panel.focusHeading());
    await focus();
    if (showing === next && framed.rise()) await focus();
  }

  /** A veto counts only while the dialog is still open: a browser may have closed it by itself. */
  function close(reason: CloseReason): boolean {
    if (!showing) return false;
    const [mode, trigger = launcher, opener = trigger] = showing;
    const go = widget.dispatchEvent(new HelpRequestCloseEvent(reason));
    if (!go && (framed.shown() || mode === 'inline')) {
      widget.toggleAttribute('open', true);
      return true;
    }
    showing = undefined;
    told = false;
    closed = true;
    // First, because a launcher that is expanded does not show and cannot take the focus back.
    tellExpanded(trigger, false);
    hide(trigger);
    if (mode === 'inline') {
      const hadFocus = inline.contains(shadow.activeElement);
      panel.remove();
      root.removeAttribute('data-filled');
      if (hadFocus) opener.focus();
    }
    widget.toggleAttribute('open', false);
    widget.dispatchEvent(new HelpCloseEvent(reason));
    return true;
  }

  function hide(trigger: HTMLElement = launcher): void {
    phone.removeEventListener('change', handlePhone);
    unplace?.();
    unplace = undefined;
    framed.hide(trigger);
  }

  /** A trigger that is no longer ours has had its attributes taken back, and gets none. */
  function tellExpanded(trigger: HTMLElement | undefined, expanded: boolean): void {
    for (const opener of [trigger, launcher]) if (opener?.ariaExpanded) opener.ariaExpanded = `${expanded}`;
  }

  return {
    show,
    settle() {
      if (closed || panel.isConnected || (inView(widget) && widget.textContent?.trim())) return;
      mount(inline);
      panel.start();
    },
    close,
    shown: () => showing !== undefined,
    dress,
    restart() {
      if (panel.hasUpdated) panel.restart();
    },
    remove() {
      tellExpanded(showing?.[1], false);
      showing = undefined;
      hide();
      inline.remove();
      dialog.remove();
      shadow.querySelector('i')?.remove();
      root.removeAttribute('data-filled');
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    },
  };
}

function inView(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
