import type { Bundle } from '../bundle/bundle.ts';
import type { OutboxWords } from '../bundle/words.ts';
import { OUTBOX_WORD_KEYS } from '../bundle/words.ts';
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
import { themeNotes } from './theme/theme.ts';

export interface Compiled {
  /** One for every topic, brand and language, in the brands' order. None while there are findings. */
  readonly bundles: readonly Bundle[];
  /** What is told of tickets that wait for the relay, by language; of no bundle. */
  readonly outboxWords: Readonly<Record<string, OutboxWords>>;
  /** All of them, by file and line. */
  readonly findings: readonly Finding[];
  /** What was made of the content that its writer may want to know, by file and line. Nothing has to be done about it. */
  readonly notes: readonly Finding[];
}

/**
 * Compiles content: checks it against every rule and makes its bundles. Pure and linear in the content's size.
 *
 * @param files path below the content folder -> text, as {@link readContent} reads it
 * @param phrases what words must not say, by language; the project's own lists where none are given
 */
export function compile(files: Source, phrases: Readonly<Record<string, Phrases>> = PHRASES): Compiled {
  const { material, findings, notes } = checkContent(files, phrases);
  if (!material || findings.length > 0) return { bundles: [], outboxWords: {}, findings, notes };
  const bundles = material.editions.flatMap((edition) =>
    edition.brand.data.languages.map((lang) => bundleOf(material, edition, lang)),
  );
  return { bundles, outboxWords: outboxWordsOf(material.content), findings, notes };
}

function outboxWordsOf({ widgetWords }: Content): Compiled['outboxWords'] {
  return Object.fromEntries(
    [...widgetWords].map(([lang, { data }]) => {
      const own = data as Readonly<Record<string, string>>;
      return [lang, OUTBOX_WORD_KEYS.map((key) => own[key] ?? '') as unknown as OutboxWords];
    }),
  );
}

/** Checks content without making bundles. There is no material where a file cannot be read, no notes while there are findings. */
export function checkContent(
  files: Source,
  phrases: Readonly<Record<string, Phrases>> = PHRASES,
): { material: Material | undefined } & Pick<Compiled, 'findings' | 'notes'> {
  const loaded = loadContent(files);
  if (!loaded.content) return { material: undefined, findings: sortFindings(loaded.findings), notes: [] };
  const material = gatherMaterial(loaded.content, phrases);
  const findings = sortFindings(applyRules(material));
  return { material, findings, notes: findings.length > 0 ? [] : sortFindings(notesOn(material)) };
}

function* notesOn({ content }: Material): Iterable<Finding> {
  for (const { file, data, at } of content.brands.values()) {
    for (const { path, message } of themeNotes(data.theme ?? {}))
      yield { file, ...at(['theme', ...path]), rule: 'theme', message };
  }
}

function* applyRules(material: Material): Iterable<Finding> {
  for (const rule of RULES) {
    for (const { source, path, on, point, message } of rule.check(material)) {
      yield { file: source.file, ...source.at(path, on, point), rule: rule.name, message };
    }
  }
}

export type { Content, Source };
