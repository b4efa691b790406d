import { embed } from './embed.ts';

embed(document.currentScript as HTMLScriptElement | null);
