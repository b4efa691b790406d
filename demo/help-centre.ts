import { showBeside } from './beside/beside.ts';
import { byId } from './element.ts';

for (const button of document.querySelectorAll('.vote button')) {
  button.addEventListener('click', () => {
    byId('thanks', HTMLElement).textContent = 'Thank you. (In this demo nobody counts.)';
  });
}

showBeside({
  note: 'The list of links stands in the page as it is served. The widget takes its place when that moves nothing.',
  desk: false,
  moods: false,
});
