import { describe } from 'node:test';
import type { Store } from '../../../relay/store/store.ts';
import { acceptContract } from './contract/accept.ts';
import { deskContract } from './contract/desk.ts';
import { erasureContract } from './contract/erasure.ts';
import { forwardingContract } from './contract/forwarding.ts';
import { limitsContract } from './contract/limits.ts';
import { modelContract } from './contract/model.ts';
import { retentionContract } from './contract/retention.ts';

/** A database for one test. */
export interface TestDatabase {
  /** Opens it once more: another connection, as another relay would have. Closed by the end of the test. */
  open(): Promise<Store>;
  /** Makes the tables of the first version in an empty database. */
  makeFirst(): Promise<void>;
  /** Runs one statement, as a relay of another version would. */
  run(sql: string): Promise<void>;
  /** How many of these texts stand anywhere in what the database keeps on the disk. */
  traces(texts: readonly string[]): Promise<number>;
}

/** Makes an empty database for one test, which is gone after it. */
export type MakeDatabase = (test: { after(done: () => Promise<void>): void }) => Promise<TestDatabase>;

/** How many tests run at once: they wait for the disk most of the time. */
const AT_ONCE = 3;

/** What every store does, whatever it keeps tickets in. */
export function storeContract(name: string, make: MakeDatabase): void {
  describe(name, { concurrency: AT_ONCE }, () => {
    acceptContract(make);
    forwardingContract(make);
    limitsContract(make);
    deskContract(make);
    retentionContract(make);
    erasureContract(make);
    modelContract(make);
  });
}
