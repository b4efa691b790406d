import { schemeOf } from '../link.ts';
import type { Reader } from './reader.ts';
import { refuse, text } from './reader.ts';

/** A text that a judge takes. */
export function judged(wanted: string, fine: (value: string) => unknown): Reader<string> {
  return (value, path) => (typeof value === 'string' && fine(value) ? value : refuse(path, wanted));
}

export const words = text();
export const id = text('a kebab-case id', /^(?=.{1,64}$)[a-z\d]+(?:-[a-z\d]+)*$/);
export const language = text('a BCP 47 language tag', /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,5}$/i);
export const digits = text('digits', /^\d{1,20}$/);
export const https = judged('a whole https address', (href) => schemeOf(href) === 'https');
export const tel = judged('a whole tel address', (href) => schemeOf(href) === 'tel');
export const anywhere = judged('a whole https, mailto or tel address', schemeOf);
export const origin = judged('an https origin', (href) => schemeOf(href) && new URL(href).origin === href);
