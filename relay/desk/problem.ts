import { OutgoingError } from '../outgoing.ts';

/** Why a ticket is not at its help desk yet. The closed list that logs, metrics and dead letters draw from. */
export type Problem =
  /** No connection, or it broke off. */
  | 'desk-unreachable'
  | 'desk-timeout'
  /** 429. */
  | 'desk-busy'
  /** 5xx, or an answer that cannot be read. */
  | 'desk-error'
  /** The desk still works on the same request. */
  | 'desk-in-progress'
  /** The desk does not take the relay's own name and secret, or does not let it do what it has to. */
  | 'desk-sign-in'
  /** The desk does not take the ticket as it is, nor with less. */
  | 'desk-refused'
  /** The address is not one that may be asked: not configured, private, or it redirects. */
  | 'desk-address'
  /** The desk's code threw: a defect. */
  | 'desk-failed'
  /** The desk was found down a moment ago, and was not asked. */
  | 'desk-down'
  /** The brand has no desk any more. */
  | 'no-desk'
  /** What the desk gets could not be made of the ticket: a defect, or content that is not there. */
  | 'not-prepared'
  /** The words were erased before it was delivered. */
  | 'erased'
  /** How far it has come could not be remembered. */
  | 'not-saved'
  /** The relay stopped. */
  | 'stopped';

/** What no answer at all means. Throws on what is no {@link OutgoingError}: an abort, a defect. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof OutgoingError)) throw error;
  if (error.reason === 'timeout') return 'desk-timeout';
  if (error.reason === 'unreachable') return 'desk-unreachable';
  return error.reason === 'too-long' ? 'desk-error' : 'desk-address';
}
