import { embed } from './embed.ts';

embed(document.currentScript instanceof HTMLScriptElement ? document.currentScript : null);
