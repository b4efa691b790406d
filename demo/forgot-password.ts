import { showBeside } from './beside/beside.ts';
import { byId } from './element.ts';
import { openInDemo } from './example-places.ts';

byId('reset', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const username = byId('username', HTMLInputElement).value;
  document.querySelector('help-widget')?.setAttribute('username', username);
  // The same words whether or not there is such a user.
  byId('told', HTMLElement).textContent =
    'If that fits one of our users, an email is on its way. It can take a few minutes.';
});

openInDemo();
showBeside({
  note: 'No email is sent here. “No email?” begins with the missing email, by the attribute error-code.',
  desk: true,
  moods: true,
});
