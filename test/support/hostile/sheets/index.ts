import type { HostileSheet } from '../sheet.ts';
import { boxes } from './boxes.ts';
import { frameworks } from './frameworks.ts';
import { names } from './names.ts';
import { paint } from './paint.ts';
import { type } from './type.ts';

/**
 * Every hostile sheet. One that takes the whole page away (`body { display: none }`, `content-visibility: hidden`,
 * `interactivity: inert`) is not among them: a page may hide itself, and may hide the widget.
 */
export const sheets: readonly HostileSheet[] = [...boxes, ...paint, ...type, ...names, ...frameworks];
