import { showBeside } from '../beside/beside.ts';

showBeside({
  note: 'The help comes from npm, with the app’s own files. With ?from=script in the address it comes from the script tag, which React puts into the head.',
  desk: false,
  moods: false,
});
