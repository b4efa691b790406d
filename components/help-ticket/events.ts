import type { Delivery } from '../../src/channel/channel.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { PUBLIC } from '../help-widget/events.ts';

/**
 * The customer pressed Send. A host that delivers tickets itself calls {@link respondWith}; then the widget sends
 * nothing and tells the customer what the promise says. `preventDefault()` alone keeps the draft unsent.
 */
export class HelpSubmitEvent extends Event {
  readonly draft: Draft;
  /** The host's answer, where it gave one. */
  response: Promise<Delivery> | undefined;
  constructor(draft: Draft) {
    super('help-submit', { ...PUBLIC, cancelable: true });
    this.draft = draft;
  }
  respondWith(delivery: Promise<Delivery>): void {
    this.preventDefault();
    this.response = delivery;
  }
}

/** What became of the ticket. */
export class HelpDeliveryEvent extends Event {
  readonly delivery: Delivery;
  readonly submissionId: string;
  constructor(delivery: Delivery, submissionId: string) {
    super('help-delivery', PUBLIC);
    this.delivery = delivery;
    this.submissionId = submissionId;
  }
}
