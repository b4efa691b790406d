/** A sentence as a customer writes it, and what in it must not leave the page. Harmless where there is no secret. */
export interface Sentence {
  readonly text: string;
  readonly secret?: string;
}
