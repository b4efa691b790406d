import type { ChannelId } from '../../src/bundle/bundle.ts';
import { toJson } from '../../src/bundle/json.ts';
import type { Trail } from '../../src/flow/state.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';

/** What a tab remembers of the customer. */
export interface Remembered {
  readonly trail?: Trail;
  /** From the first letter typed. */
  readonly entries?: Entries;
  /** Secrets that the customer chose to keep in the text. */
  readonly kept?: readonly string[];
  readonly submissionId?: string | undefined;
  /** Whether the customer was at the review. */
  readonly reviewed?: boolean;
  /** The way of sending that was chosen. */
  readonly channel?: ChannelId | undefined;
  readonly sent?: Sent | undefined;
  /** Ids of the articles that were shown, in order. */
  readonly articles?: readonly string[];
}

/**
 * What left the widget. What may have arrived, or waits for the customer's email, is frozen: it goes as it was, or not at all.
 * What is sent `later`, by itself and once, and what could not be sent (`failed`), is not; nor is what may have arrived at our
 * relay (`unsure`), which tells one version from another.
 */
export interface Sent {
  readonly draft: Draft;
  readonly channel: ChannelId;
  readonly state: 'unknown' | 'unsure' | 'confirm-by-email' | 'handed-over' | 'later' | 'failed' | 'delivered';
  /** Of what was delivered. Of its draft no words are kept. */
  readonly reference?: string;
}

/** The tab's memory of one topic and brand: answers and words outlive a reload, and a phone that dropped the tab. */
export interface Memory {
  read(): Remembered;
  /** Adds to what is remembered. Never throws: without storage the memory lasts as long as the page. */
  write(part: Remembered): void;
  wipe(): void;
  /** Wipes, and gives up what is under way: the customer's wish. */
  remove(): void;
  /** Aborts with the next `remove`. */
  signal(): AbortSignal;
}

/** All widgets of a page that help with the same share what they remember. */
const memories = new Map<string, Memory>();

/**
 * The memory in `sessionStorage` under `key`. The storage is first touched by `read` or `write`, so that a widget
 * nobody opened touches none.
 */
export function tabMemory(key: string, storage: () => Storage): Memory {
  const memory = memories.get(key) ?? memoryIn(key, storage);
  memories.set(key, memory);
  return memory;
}

function memoryIn(key: string, storage: () => Storage): Memory {
  let known: Remembered = {};
  /** Whether what is known is more than what could be stored. */
  let only = false;
  let removal = new AbortController();
  const memory: Memory = {
    read() {
      // A ticket that the relay holds is remembered on this device, not only in this tab.
      const stored = only ? undefined : attempt(() => [storage().getItem(key) ?? localStorage.getItem(key)] as const);
      return stored ? (attempt(() => parse(stored[0])) ?? {}) : known;
    },
    write(part) {
      known = { ...memory.read(), ...part };
      only = !attempt(() => {
        storage().setItem(key, toJson(known));
        return true;
      });
    },
    wipe() {
      known = {};
      only = false;
      attempt(() => storage().removeItem(key));
    },
    remove() {
      memory.wipe();
      attempt(() => {
        localStorage.removeItem(key);
        // The outbox: a ticket that waits for the relay.
        indexedDB.deleteDatabase(key);
      });
      removal.abort();
      removal = new AbortController();
    },
    signal: () => removal.signal,
  };
  return memory;
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
