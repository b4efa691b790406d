import { ofDocument } from '../../components/help-widget/page.ts';
import { embed } from './embed.ts';

embed(ofDocument('currentScript') as HTMLScriptElement | null);
