import type * as z from 'zod';
import type { TopicId } from '../bundle/bundle.ts';
import type { Finding } from './finding.ts';
import type {
  AgentSource,
  BrandSource,
  DeskWords,
  FactsSource,
  TopicSource,
  TopicWords,
  WidgetWords,
} from './schema.ts';
import {
  agentSchema,
  brandSchema,
  deskWordsSchema,
  factsSchema,
  topicSchema,
  topicWordsSchema,
  widgetWordsSchema,
} from './schema.ts';
import { checkShape } from './shape.ts';
import type { Sourced } from './yaml.ts';
import { readYaml } from './yaml.ts';

/** The files under `content/`: path below that folder, with `/` -> text. */
export type Source = Readonly<Record<string, string>>;

/** The language that the topics themselves are written in. */
export const BASE_LANGUAGE = 'en';

/** Everything under `content/`, read and of the right shape. Keys are file names without their ending. */
export interface Content {
  readonly facts: Sourced<FactsSource>;
  readonly topics: ReadonlyMap<TopicId, Sourced<TopicSource>>;
  /** In the order of `brands` in facts.yaml, then by name. */
  readonly brands: ReadonlyMap<string, Sourced<BrandSource>>;
  readonly widgetWords: ReadonlyMap<string, Sourced<WidgetWords>>;
  /** By language. */
  readonly deskWords: ReadonlyMap<string, Sourced<DeskWords>>;
  /** By language and topic, as {@link wordsKey} puts them together. */
  readonly topicWords: ReadonlyMap<string, Sourced<TopicWords>>;
  readonly agents: ReadonlyMap<TopicId, Sourced<AgentSource>>;
}

/** Key of a topic's translation in {@link Content.topicWords}. */
export function wordsKey(lang: string, topic: TopicId): string {
  return `${lang}/${topic}`;
}

/**
 * Reads all files. Where one cannot be read or has the wrong shape there is no content, only findings: what the rules
 * would say about the rest would mostly be wrong.
 */
export function loadContent(files: Source): { content: Content | undefined; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const topics = new Map<string, Sourced<TopicSource>>();
  const brands = new Map<string, Sourced<BrandSource>>();
  const widgetWords = new Map<string, Sourced<WidgetWords>>();
  const deskWords = new Map<string, Sourced<DeskWords>>();
  const topicWords = new Map<string, Sourced<TopicWords>>();
  const agents = new Map<string, Sourced<AgentSource>>();
  const factFiles = new Map<string, Sourced<FactsSource>>();

  for (const file of Object.keys(files).sort()) {
    const read = <T>(schema: z.ZodType<T>, into: Map<string, Sourced<T>>, key: string): void => {
      const yaml = readYaml(file, files[file] ?? '');
      findings.push(...yaml.findings);
      if (yaml.findings.length > 0) return;
      const shape = checkShape(yaml.source, schema);
      findings.push(...shape.findings);
      if (shape.source) into.set(key, shape.source);
    };
    const [folder, name = '', below = ''] = file.replace(/\.yaml$/, '').split('/');
    const depth = file.split('/').length;
    if (!file.endsWith('.yaml')) findings.push(astray(file));
    else if (file === 'facts.yaml') read(factsSchema, factFiles, 'facts');
    else if (folder === 'topics' && depth === 2) read(topicSchema, topics, name);
    else if (folder === 'brands' && depth === 2) read(brandSchema, brands, name);
    else if (folder === 'agent' && depth === 2) read(agentSchema, agents, name);
    else if (folder === 'words' && depth === 3 && below === 'widget') read(widgetWordsSchema, widgetWords, name);
    else if (folder === 'words' && depth === 3 && below === 'desk') read(deskWordsSchema, deskWords, name);
    else if (folder === 'words' && depth === 3) read(topicWordsSchema, topicWords, wordsKey(name, below));
    else findings.push(astray(file));
  }
  const facts = factFiles.get('facts');
  if (!facts) {
    if (!Object.hasOwn(files, 'facts.yaml')) {
      findings.push(
        missing('facts.yaml', 'There is no facts.yaml. Write one, with customer, agent, figures and features.'),
      );
    }
    return { content: undefined, findings };
  }
  if (findings.length > 0) return { content: undefined, findings };
  const content = { facts, topics, brands: inOrder(brands, facts), widgetWords, deskWords, topicWords, agents };
  return { content, findings };
}

function inOrder(brands: ReadonlyMap<string, Sourced<BrandSource>>, facts: Sourced<FactsSource>): typeof brands {
  const ordered = new Map<string, Sourced<BrandSource>>();
  for (const id of [...(facts.data.brands ?? []), ...brands.keys()]) {
    const brand = brands.get(id);
    if (brand) ordered.set(id, brand);
  }
  return ordered;
}

function astray(file: string): Finding {
  return missing(
    file,
    'Nothing is read from here. Content stands in facts.yaml, topics/, brands/, agent/ and words/<language>/, in files that end in .yaml.',
  );
}

function missing(file: string, message: string): Finding {
  return { file, line: 1, column: 1, rule: 'shape', message };
}
