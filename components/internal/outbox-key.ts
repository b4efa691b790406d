/**
 * The one key that a load reads in `localStorage`. It is there while a ticket waits on this device for the relay, and says in
 * which memories; without it nothing is loaded.
 */
export const OUTBOX_KEY = 'helpWidget';
