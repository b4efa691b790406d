/** What the build knows and the relay's part needs. */
declare module 'virtual:help-widget-relay' {
  import type { OutboxWords } from '../../src/bundle/words.ts';

  /** By language. */
  export const words: Readonly<Record<string, OutboxWords | undefined>>;
}
