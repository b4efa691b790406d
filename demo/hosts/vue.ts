import { showBeside } from '../beside/beside.ts';

showBeside({
  note: 'The help comes from npm, with the app’s own files. Vue is told that the tag is an element of the browser and none of its own.',
  desk: false,
  moods: false,
});
