/** What the snippets in `docs/hosts/` and on the pages here have in the place of a real address and a real hash. */
const FOLDER = 'https://help.example.com/1.0.0/';
const INTEGRITY = 'sha384-…';

/**
 * A host page, or a module of one, with the files at `folder` (an address that ends in a slash) and their script's hash.
 * An empty hash asks for no check.
 */
export function placed(text: string, { folder, integrity }: { folder: string; integrity: string }): string {
  return text.replaceAll(FOLDER, folder).replaceAll(INTEGRITY, integrity);
}
