import { showBeside } from '../beside/beside.ts';

showBeside({
  note: 'The script stands in document_head.hbs, the tag in footer.hbs, so every page of the help centre has both. Articles stay as they are.',
  desk: false,
  moods: false,
});
