/** How a project without a framework uses the package; only type-checked. */
import type { Bundle, Delivery, Draft, Prefill } from 'help-widget';
import { HelpStepEvent, HelpWidget } from 'help-widget';
import 'help-widget/define';
import bundle from 'help-widget/content/sign-in.example-sms.en.json' with { type: 'json' };

const deliver = async (draft: Draft): Promise<Delivery> => ({ state: 'delivered', reference: draft.submissionId });

const widget = document.createElement('help-widget');
const same: HelpWidget = widget;
const content: Bundle = bundle;
const prefill: Prefill = { 'sign-in-name': 'robin.example' };
widget.bundle = content;
widget.prefill = prefill;
same.toggle(widget);
export const opened: Promise<void> = widget.open('lock-signs');

// @ts-expect-error a prefilled field is one that there is
widget.prefill = { password: 'x' };
// @ts-expect-error a bundle is more than its name
widget.bundle = { topic: 'sign-in' };
// @ts-expect-error a step is a name
void widget.open(3);

// The events are known on every target they come to.
widget.addEventListener('help-step', ({ step, kind }) => [step.length, kind === 'guidance']);
document.addEventListener('help-submit', (event) => event.respondWith(deliver(event.draft)));
window.addEventListener('help-delivery', ({ delivery }) => delivery.state === 'delivered' && delivery.reference);
document.body.addEventListener('help-close', (event) => {
  // @ts-expect-error no widget closes for this reason
  return event.reason === 'tired';
});
document.addEventListener('help-error', ({ reason }) => ['content', 'integrity', 'load'].includes(reason));
export const isStep = (event: Event): boolean => event instanceof HelpStepEvent && event.topic === 'sign-in';

// @ts-expect-error what is not documented is not there
export const { source } = HelpWidget;
