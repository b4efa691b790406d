import { showBeside } from './beside/beside.ts';

showBeside({
  note: 'This page has one script tag and no help-widget element. The tag puts a button into the corner.',
  desk: false,
  moods: false,
});
