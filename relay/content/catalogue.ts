import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Values } from '../../src/compile/placeholder.ts';
import type { AgentSource, DeskWords } from '../../src/compile/schema.ts';
import type { Draft } from '../../src/ticket/draft.ts';

/** All content the relay was pointed at: every revision's bundles, and what agents are told. */
export interface Catalogue {
  /**
   * The bundle the customer had, of the draft's brand, topic and revision. In its language, or another where that revision is
   * not known in it: all of them lead the same ways. Nothing where the revision is not known.
   */
  bundleOf(draft: Pick<Draft, 'brand' | 'topic' | 'language' | 'revision'>): Bundle | undefined;
  /** The newest bundle of that brand and topic, in that language or the brand's first. */
  newest(draft: Pick<Draft, 'brand' | 'topic' | 'language'>): Bundle | undefined;
  /** What agents are told: the newest that knows this outcome, or else the newest. */
  agent(topic: string, outcome?: string): AgentSource | undefined;
  /** What stands for `{brand.…}` and `{fact.…}` in the words for agents. Empty where the brand is not known. */
  values(brand: string): Values;
  /** What a help desk writes by itself to this brand's customers: in that language, or one that the brand has. */
  deskWords(brand: string, language: string): DeskWords | undefined;
  /** Ids of all brands. */
  readonly brands: ReadonlySet<string>;
}
