import { ofDocument, warnOnce } from '../../components/help-widget/page.ts';
import { embed } from './embed.ts';

try {
  embed(ofDocument('currentScript') as HTMLScriptElement | null);
} catch (error) {
  // A page whose own scripts have broken what every script needs keeps its links, and hears no error of ours.
  warnOnce(String(error));
}
