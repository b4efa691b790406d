import type { AnswerId, StepId, TopicId } from '../../src/bundle/bundle.ts';
import type { HelpDeliveryEvent, HelpSubmitEvent } from '../help-ticket/events.ts';

/**
 * The widget's events: they bubble, cross shadow roots, and carry ids, never what the customer typed. The one
 * exception is {@link HelpSubmitEvent}, which hands the draft to a host that asks for it.
 */
export const PUBLIC: EventInit = { bubbles: true, composed: true };

export type CloseReason =
  /** The panel's close button. */
  | 'button'
  /** The Escape key, or the platform's own gesture for closing. */
  | 'escape'
  /** `close()`, `toggle()` or a command button of the host. */
  | 'host';

export type ErrorReason =
  /** No bundle for this brand, topic and language, or one that cannot be read. */
  | 'content'
  /** A file is not the one that was built. */
  | 'integrity'
  /** A file did not arrive. */
  | 'load'
  /** A fault of ours while it was open: the panel is taken away, and what was typed is kept. */
  | 'fault';

/** The panel opens. */
export class HelpOpenEvent extends Event {
  constructor() {
    super('help-open', PUBLIC);
  }
}

/** The panel is about to close; `preventDefault()` keeps it open. */
export class HelpRequestCloseEvent extends Event {
  readonly reason: CloseReason;
  constructor(reason: CloseReason) {
    super('help-request-close', { ...PUBLIC, cancelable: true });
    this.reason = reason;
  }
}

/** The panel has closed. Everything the customer answered and typed is kept. */
export class HelpCloseEvent extends Event {
  readonly reason: CloseReason;
  constructor(reason: CloseReason) {
    super('help-close', PUBLIC);
    this.reason = reason;
  }
}

/** A step shows. */
export class HelpStepEvent extends Event {
  readonly step: StepId;
  readonly kind: 'question' | 'guidance' | 'outcome';
  readonly topic: TopicId;
  constructor(step: StepId, kind: 'question' | 'guidance' | 'outcome', topic: TopicId) {
    super('help-step', PUBLIC);
    this.step = step;
    this.kind = kind;
    this.topic = topic;
  }
}

/** The customer answered. */
export class HelpAnswerEvent extends Event {
  readonly step: StepId;
  readonly answer: AnswerId;
  constructor(step: StepId, answer: AnswerId) {
    super('help-answer', PUBLIC);
    this.step = step;
    this.answer = answer;
  }
}

/** The walk came to an outcome. */
export class HelpOutcomeEvent extends Event {
  readonly outcome: 'solved' | 'refer' | 'ticket';
  readonly step: StepId;
  constructor(outcome: 'solved' | 'refer' | 'ticket', step: StepId) {
    super('help-outcome', PUBLIC);
    this.outcome = outcome;
    this.step = step;
  }
}

/** The widget cannot help here; the fallback links stand. */
export class HelpErrorEvent extends Event {
  readonly reason: ErrorReason;
  constructor(reason: ErrorReason) {
    super('help-error', PUBLIC);
    this.reason = reason;
  }
}

/** Type of an event -> its class. */
export interface HelpWidgetEventMap {
  'help-open': HelpOpenEvent;
  'help-request-close': HelpRequestCloseEvent;
  'help-close': HelpCloseEvent;
  'help-step': HelpStepEvent;
  'help-answer': HelpAnswerEvent;
  'help-outcome': HelpOutcomeEvent;
  'help-submit': HelpSubmitEvent;
  'help-delivery': HelpDeliveryEvent;
  'help-error': HelpErrorEvent;
}

declare global {
  // Events of the widget come to every element around it, to the document and to the window.
  interface GlobalEventHandlersEventMap extends HelpWidgetEventMap {}
}
