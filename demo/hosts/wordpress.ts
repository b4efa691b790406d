import { showBeside } from '../beside/beside.ts';

showBeside({
  note: 'The tag stands in a Custom HTML block, the script comes from one function of the theme. The links give way to the questions out of view, or at a press.',
  desk: false,
  moods: false,
});
