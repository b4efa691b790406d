import 'help-widget/react';
import type { ReactElement } from 'react';

/** Help below a sign-in form, from the script tag. React 19 puts the script into the head, once. */
export function SignInHelp({ username }: { readonly username: string }): ReactElement {
  return (
    <>
      <help-widget brand="messagemedia" label="Trouble signing in?" username={username}>
        <ul>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/articles/4413634140687">Reset a password</a>
          </li>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/articles/4413618324751-User-management">
              User management
            </a>
          </li>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/articles/4413618415119-2-Factor-Authentication">
              2-factor authentication
            </a>
          </li>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/articles/4413618103567-Account-settings-overview">
              Account settings
            </a>
          </li>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/articles/4413618423055-SSO-Single-Sign-on">
              Single sign-on
            </a>
          </li>
          <li>
            <a href="https://support.messagemedia.com/hc/en-us/requests/new">Talk to a person</a>
          </li>
        </ul>
      </help-widget>
      <script async src="https://help.example.com/1.0.0/help-widget.js" integrity="sha384-…" crossOrigin="anonymous" />
    </>
  );
}
