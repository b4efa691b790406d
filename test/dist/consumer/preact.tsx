/** @jsxImportSource preact */
/** How a Preact project uses the package; only type-checked. */
import type { HelpWidget } from 'help-widget';
import 'help-widget/define';
import type { HelpWidgetProps } from 'help-widget/preact';
import type { VNode } from 'preact';
import { createRef } from 'preact';

const widget = createRef<HelpWidget>();

export function Help(): VNode {
  return (
    <help-widget
      ref={widget}
      class="help"
      brand="example-sms"
      mode="attached"
      trigger="trouble"
      content="/help/content"
      prefill={{ 'account-id': '12345' }}
      onhelp-outcome={({ outcome, step }) => [outcome === 'solved', step]}
    >
      <a href="/reset">Forgot your password?</a>
    </help-widget>
  );
}

export const props: HelpWidgetProps = { theme: 'dark' };

export const mistakes = [
  // @ts-expect-error there is no such theme
  <help-widget theme="sepia" />,
  // @ts-expect-error there is no such field
  <help-widget prefill={{ password: 'x' }} />,
  // @ts-expect-error there is no such attribute
  <help-widget colour="red" />,
  // @ts-expect-error a step is not delivered
  <help-widget onhelp-step={({ delivery }) => delivery} />,
];
