/** What the build knows and the script needs: where its files are, and the words before any bundle is there. */
declare module 'virtual:help-widget' {
  import type { FirstWords, Parts } from '../../components/help-widget/source.ts';

  /** Addresses relative to the script's folder. */
  export const parts: Readonly<Record<keyof Parts, string>>;
  /** Address of the content index, relative to the script's folder. */
  export const index: string;
  export const words: FirstWords;
}
