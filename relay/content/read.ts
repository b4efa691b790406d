import { bundleOf } from '../../src/compile/bundle-of.ts';
import { checkContent } from '../../src/compile/compile.ts';
import type { Source } from '../../src/compile/content.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import { readContent } from '../../src/compile/read-content.ts';
import type { Catalogue } from './catalogue.ts';
import type { Edition } from './edition.ts';
import { catalogueOf } from './edition.ts';

/** The newest content cannot be used. The message holds every finding, as `npm run content:check` prints them. */
export class ContentFault extends Error {
  override readonly name = 'ContentFault';
  /** Ids of the brands that any folder has a file of. */
  readonly brands: ReadonlySet<string>;

  constructor(message: string, brands: Iterable<string>) {
    super(message);
    this.brands = new Set(brands);
  }
}

/**
 * Reads content folders into one catalogue.
 *
 * @param folders the newest first; the older ones hold what pages show that pinned an older version
 * @param warn told in one sentence of each older folder that is left out, because it cannot be read or has findings
 * @throws ContentFault where there is no folder, or the newest cannot be read or has findings
 */
export async function readCatalogue(folders: readonly string[], warn: (sentence: string) => void): Promise<Catalogue> {
  const editions: Edition[] = [];
  const brands: string[] = [];
  let unusable: string | undefined;
  for (const [index, folder] of folders.entries()) {
    const read = await readEdition(folder);
    brands.push(...read.brands);
    if ('edition' in read) editions.push(read.edition);
    else if (index === 0) unusable = `The content in ${folder} cannot be used.\n${read.faults.join('\n')}`;
    else {
      const [first = ''] = read.faults;
      const more = read.faults.length > 1 ? ` (and ${read.faults.length - 1} more)` : '';
      warn(`The older content in ${folder} is left out, because it no longer compiles: ${first}${more}`);
    }
  }
  if (!folders.length) unusable = 'No content folder is named. Name at least one.';
  if (unusable !== undefined) throw new ContentFault(unusable, brands);
  return catalogueOf(editions);
}

type ReadEdition = { readonly brands: readonly string[] } & (
  { readonly edition: Edition } | { readonly faults: readonly string[] }
);

async function readEdition(folder: string): Promise<ReadEdition> {
  let files: Source;
  try {
    files = await readContent(folder);
  } catch (error) {
    return { brands: [], faults: [`It cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const brands = Object.keys(files).flatMap((path) => /^brands\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
  const { material, findings } = checkContent(files);
  if (!material || findings.length > 0)
    return { brands, faults: findings.map((finding) => formatFinding(finding, folder)) };
  const bundles = material.editions.flatMap((edition) =>
    edition.brand.data.languages.map((language) => bundleOf(material, edition, language)),
  );
  return { brands, edition: { content: material.content, bundles } };
}
