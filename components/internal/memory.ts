import type { ChannelId } from '../../src/bundle/bundle.ts';
import type { Trail } from '../../src/flow/state.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';

/** What one widget remembers of the customer, in this tab only. */
export interface Remembered {
  readonly trail?: Trail;
  /** The step the host asked to begin with then. */
  readonly begun?: string;
  /** From the first letter typed. */
  readonly entries?: Entries;
  /** Secrets that the customer chose to keep in the text. */
  readonly kept?: readonly string[];
  readonly submissionId?: string | undefined;
  /** What was sent and may have arrived. Its bytes are frozen under its submission id. */
  readonly sent?: { readonly draft: Draft; readonly channel: ChannelId } | undefined;
  /** Ids of the articles that were shown, in order. */
  readonly articles?: readonly string[];
}

/** The tab's memory of one widget: answers and words outlive a reload, and a phone that dropped the tab. */
export interface Memory {
  read(): Remembered;
  /** Adds to what is remembered. Never throws: without storage the memory lasts as long as the page. */
  write(part: Remembered): void;
  forget(): void;
}

/**
 * A memory in `sessionStorage` under `key`. The storage is first touched by `read` or `write`, so that a widget
 * nobody opened touches none.
 */
export function tabMemory(key: string, storage: () => Storage): Memory {
  let known: Remembered | undefined;
  return {
    read() {
      known ??= attempt(() => parse(storage().getItem(key))) ?? {};
      return known;
    },
    write(part) {
      known = { ...this.read(), ...part };
      attempt(() => storage().setItem(key, JSON.stringify(known)));
    },
    forget() {
      known = {};
      attempt(() => storage().removeItem(key));
    },
  };
}

/** A broken or foreign entry counts as nothing, whether this throws over it or sees it. */
function parse(text: string | null): Remembered {
  const value = JSON.parse(text ?? '{}') as Remembered;
  const { trail, entries = {}, kept = [], sent, articles = [] } = value;
  const given = trail ? trail.answers : [];
  const whole =
    [given, kept, articles].every(Array.isArray) &&
    given.every(({ step }) => step) &&
    Object.values(entries).every((words) => typeof words === 'string') &&
    (!sent || sent.draft.submissionId);
  return whole ? value : {};
}

/** Storage may be missing, full or forbidden, each by an exception. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
