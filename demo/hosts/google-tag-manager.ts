import { showBeside } from '../beside/beside.ts';
import { byId } from '../element.ts';
import { injectCustomHtml } from './tag-manager-container.ts';

injectCustomHtml(byId('custom-html', HTMLTemplateElement), document.body);
showBeside({
  note: 'The page has no tag of ours. A stand-in for the container puts in what the Custom HTML tag holds, as Google’s does: scripts are made anew, and lose the attributes it does not know.',
  desk: false,
  moods: false,
});
