import { showBeside } from './beside/beside.ts';
import { FIELDS } from './desk/example-desk.ts';
import { byId, make } from './element.ts';

const filled = new URLSearchParams(location.search);
const form = byId('request', HTMLFormElement);
const email = byId('email', HTMLInputElement);
const subject = byId('subject', HTMLInputElement);
const description = byId('description', HTMLTextAreaElement);

email.value = filled.get('tf_anonymous_requester_email') ?? '';
subject.value = filled.get('tf_subject') ?? '';
description.value = filled.get('tf_description') ?? '';
const extras = FIELDS.map(({ id, title }) => {
  const input = make('input', { id: `field-${id}`, value: filled.get(`tf_${id}`) ?? '' });
  byId('extras', HTMLElement).append(make('div', {}, make('label', { htmlFor: input.id }, title), input));
  return [id, input] as const;
});

const { take } = showBeside({ desk: true, moods: false });
form.addEventListener('submit', (event) => {
  event.preventDefault();
  take({
    requester: { name: email.value, email: email.value },
    subject: subject.value,
    body: description.value,
    fields: Object.fromEntries(extras.flatMap(([id, { value }]) => (value ? [[id, value]] : []))),
    form: undefined,
    suspended: true,
  });
  byId('told', HTMLElement).textContent = 'Thank you. An email with a link is on its way to you, to confirm it.';
});
