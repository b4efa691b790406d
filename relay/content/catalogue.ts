import type { Bundle } from '../../src/bundle/bundle.ts';
import type { AgentSource } from '../../src/compile/schema.ts';
import type { Draft } from '../../src/ticket/draft.ts';

/** All content the relay was pointed at: every revision's bundles, and what agents are told. */
export interface Catalogue {
  /** The bundle the customer had: of the draft's brand, topic, language and revision. Nothing where it is not known. */
  bundleOf(draft: Pick<Draft, 'brand' | 'topic' | 'language' | 'revision'>): Bundle | undefined;
  /** The newest bundle of that brand and topic, in that language or the brand's first. */
  newest(draft: Pick<Draft, 'brand' | 'topic' | 'language'>): Bundle | undefined;
  agent(topic: string): AgentSource | undefined;
  /** Ids of all brands. */
  readonly brands: ReadonlySet<string>;
}
