/** How a React 19 project uses the package; only type-checked. */
import bundle from 'help-widget/content/sign-in.example-sms.en.json' with { type: 'json' };
import 'help-widget/define';
import type { HelpWidget } from 'help-widget';
import type { HelpWidgetProps } from 'help-widget/react';
import type { ReactElement } from 'react';
import { useRef } from 'react';

export function Help({ username }: { readonly username: string }): ReactElement {
  const widget = useRef<HelpWidget>(null);
  return (
    <>
      <button onClick={() => void widget.current?.open()}>Trouble signing in?</button>
      <help-widget
        ref={widget}
        className="help"
        key="help"
        brand="example-sms"
        mode="launcher"
        theme="auto"
        username={username}
        error-code="user-locked"
        bundle={bundle}
        prefill={{ 'sign-in-name': username }}
        onhelp-open={() => {}}
        onhelp-step={({ step }) => step.length}
        onhelp-submit={(event) => event.respondWith(Promise.resolve({ state: 'handed-over' }))}
      >
        <a href="/reset">Forgot your password?</a>
      </help-widget>
    </>
  );
}

export const props: HelpWidgetProps = { mode: 'inline', label: 'Help' };

export const mistakes = [
  // @ts-expect-error there is no such mode
  <help-widget mode="sideways" />,
  // @ts-expect-error a brand is a name
  <help-widget brand={1} />,
  // @ts-expect-error there is no such attribute
  <help-widget colour="red" />,
  // @ts-expect-error an answer has no outcome
  <help-widget onhelp-answer={({ outcome }) => outcome} />,
  // @ts-expect-error a bundle is no address
  <help-widget bundle="/sign-in.json" />,
];
