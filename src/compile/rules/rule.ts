import type { Material } from '../material.ts';
import type { Path, Sourced, TextPoint } from '../yaml.ts';

/** One thing that content must never do. Linear in the content's size. */
export interface Rule {
  /** As its file is called. */
  readonly name: string;
  check(material: Material): Iterable<Complaint>;
}

/** What a rule finds: where, and what to do. */
export interface Complaint {
  readonly source: Sourced<unknown>;
  readonly path: Path;
  /** Whether the key or the value at `path` is pointed at; the value where nothing is said. */
  readonly on?: 'key' | 'value';
  /** The place inside the text at `path`. */
  readonly point?: TextPoint;
  readonly message: string;
}
