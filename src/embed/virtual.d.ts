/** What the build knows and the script needs: where its files are, and the words before any bundle is there. */
declare module 'virtual:help-widget' {
  import type { FirstWords } from '../../components/help-widget/source.ts';
  import type { PinnedFile } from '../bundle/content-index.ts';

  /** Of the package; what a warning about two versions names. */
  export const version: string;
  /** The panel's file, relative to the script's folder, with its hash. */
  export const panel: PinnedFile;
  /** The index, likewise: through it all others are found and trusted. */
  export const index: PinnedFile;
  export const words: FirstWords;
}
