/** What the build knows and the script needs at once. */
declare module 'virtual:help-widget' {
  import type { FirstWords } from '../../components/help-widget/source.ts';
  import type { PinnedFile } from '../bundle/content-index.ts';

  /** Of the package; what a warning about two versions names. */
  export const version: string;
  /** The module that knows all other files, relative to the script's folder, with its hash. */
  export const files: PinnedFile;
  export const words: FirstWords;
}

/** What the build knows and the script needs when something is to be loaded. Addresses are relative to its folder. */
declare module 'virtual:help-widget-files' {
  import type { Parts, PinnedPart } from '../../components/help-widget/source.ts';
  import type { ContentIndex } from '../bundle/content-index.ts';

  export const parts: Readonly<Record<keyof Parts, PinnedPart>>;
  export const brands: ContentIndex['brands'];
}
