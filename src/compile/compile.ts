import type { Bundle } from '../bundle/bundle.ts';
import { bundleOf } from './bundle-of.ts';
import type { Content, Source } from './content.ts';
import { loadContent } from './content.ts';
import type { Finding } from './finding.ts';
import { sortFindings } from './finding.ts';
import type { Material } from './material.ts';
import { gatherMaterial } from './material.ts';
import type { Phrases } from './phrases/phrases.ts';
import { PHRASES } from './phrases/phrases.ts';
import { RULES } from './rules/index.ts';

export interface Compiled {
  /** One for every topic, brand and language, in the brands' order. None while there are findings. */
  readonly bundles: readonly Bundle[];
  /** All of them, by file and line. */
  readonly findings: readonly Finding[];
}

/**
 * Compiles content: checks it against every rule and makes its bundles. Pure and linear in the content's size.
 *
 * @param files path below the content folder -> text, as {@link readContent} reads it
 * @param phrases what words must not say, by language; the project's own lists where none are given
 */
export function compile(files: Source, phrases: Readonly<Record<string, Phrases>> = PHRASES): Compiled {
  const { material, findings } = checkContent(files, phrases);
  if (!material || findings.length > 0) return { bundles: [], findings };
  const bundles = material.editions.flatMap((edition) =>
    edition.brand.data.languages.map((lang) => bundleOf(material, edition, lang)),
  );
  return { bundles, findings };
}

/** Checks content without making bundles. There is no material where a file cannot be read. */
export function checkContent(
  files: Source,
  phrases: Readonly<Record<string, Phrases>> = PHRASES,
): { material: Material | undefined; findings: readonly Finding[] } {
  const loaded = loadContent(files);
  if (!loaded.content) return { material: undefined, findings: sortFindings(loaded.findings) };
  const material = gatherMaterial(loaded.content, phrases);
  return { material, findings: sortFindings(applyRules(material)) };
}

function* applyRules(material: Material): Iterable<Finding> {
  for (const rule of RULES) {
    for (const { source, path, on, point, message } of rule.check(material)) {
      yield { file: source.file, ...source.at(path, on, point), rule: rule.name, message };
    }
  }
}

export type { Content, Source };
