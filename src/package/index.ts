/**
 * What `import … from 'help-widget'` gives: classes and types, and no effect. `help-widget/define` registers the element.
 */
export { HelpDeliveryEvent, HelpSubmitEvent } from '../../components/help-ticket/events.ts';
export { HelpWidget } from '../../components/help-widget/help-widget.ts';
export type { Mode, Prefill, Theme } from '../../components/help-widget/help-widget.ts';
export {
  HelpAnswerEvent,
  HelpCloseEvent,
  HelpErrorEvent,
  HelpOpenEvent,
  HelpOutcomeEvent,
  HelpRequestCloseEvent,
  HelpStepEvent,
} from '../../components/help-widget/events.ts';
export type { CloseReason, ErrorReason, HelpWidgetEventMap } from '../../components/help-widget/events.ts';
export type { Bundle, FieldId } from '../bundle/bundle.ts';
export type { Delivery, FailureReason, RefusedField } from '../channel/channel.ts';
export type { Draft } from '../ticket/draft.ts';
