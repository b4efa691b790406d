import type { ComponentType, ReactElement } from 'react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { byId } from '../../element.ts';

/** A sign-in page as a React app has it. */
function SignInPage({ help: Help }: { readonly help: ComponentType<{ username: string }> }): ReactElement {
  const [username, setUsername] = useState('');
  return (
    <div className="card">
      <h1>Sign in</h1>
      <form onSubmit={(event) => event.preventDefault()}>
        <div>
          <label htmlFor="username">Username or email</label>
          <input
            id="username"
            autoComplete="username"
            value={username}
            onChange={({ target }) => setUsername(target.value)}
          />
        </div>
        <div>
          <label htmlFor="password">Password</label>
          <input id="password" type="password" autoComplete="current-password" />
        </div>
        <button className="main">Sign in</button>
      </form>
      <Help username={username} />
    </div>
  );
}

// One of the two: either registers the element.
const from = new URLSearchParams(location.search).get('from');
const { SignInHelp } = await (from === 'script' ? import('./from-script.tsx') : import('./from-npm.tsx'));
createRoot(byId('app', HTMLElement)).render(
  <StrictMode>
    <SignInPage help={SignInHelp} />
  </StrictMode>,
);
