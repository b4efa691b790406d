import { showBeside } from './beside/beside.ts';
import { byId } from './element.ts';
import { openInDemo } from './example-places.ts';

/** More wrong passwords than these, and the sign-in form says something else. */
const PATIENCE = 3;

const form = byId('sign-in', HTMLFormElement);
const error = byId('error', HTMLElement);
const username = byId('username', HTMLInputElement);
const password = byId('password', HTMLInputElement);
const reveal = byId('reveal', HTMLButtonElement);
let wrong = 0;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  wrong += 1;
  const many = wrong > PATIENCE;
  // The same words for everybody: they tell nobody whether there is such a user.
  error.textContent = many
    ? 'You can’t sign in with these details at the moment. “Trouble signing in?” shows what may help.'
    : 'That username and password do not match. Check both, then try again.';
  const widget = document.querySelector('help-widget');
  widget?.setAttribute('error-code', many ? 'user-locked' : 'wrong-password');
  widget?.setAttribute('username', username.value);
  password.value = '';
  password.focus();
});

reveal.addEventListener('click', () => {
  const shown = password.type === 'text';
  password.type = shown ? 'password' : 'text';
  reveal.textContent = shown ? 'Show' : 'Hide';
  reveal.ariaPressed = String(!shown);
});

openInDemo();
showBeside({
  note: 'Every password is wrong here. After more than 3 the form says something else, and help begins elsewhere.',
  desk: true,
  moods: true,
});
