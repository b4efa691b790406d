import { showBeside } from '../beside/beside.ts';

showBeside({
  note: 'The tag stands where its links are wanted, the script after it. The button in the corner takes nothing of the page’s room.',
  desk: false,
  moods: false,
});
