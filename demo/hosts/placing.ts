import type { Plugin } from 'vite';
import { placed } from './placed.ts';

/**
 * The host pages and the modules of their apps have the addresses of their documents. This serves or builds them with the
 * files at another place.
 */
export function placing(place: Parameters<typeof placed>[1]): Plugin {
  return {
    name: 'help-widget-demo-hosts',
    transformIndexHtml: { order: 'pre', handler: (html) => placed(html, place) },
    transform: {
      filter: { id: /\/demo\/hosts\// },
      handler: (code) => placed(code, place),
    },
  };
}
