import type { Bucket, Store } from '../store/store.ts';
import { StoreUnavailable } from '../store/store.ts';

type Limiting = Pick<Store, 'take' | 'giveBack' | 'spend' | 'unspend'>;

/** What one ticket cost of limits and proofs, so that it can be given back where nothing came of the ticket. */
export class Tab implements Pick<Store, 'take' | 'spend'> {
  readonly #store: Limiting;
  readonly #undo: (() => Promise<void>)[] = [];

  constructor(store: Limiting) {
    this.#store = store;
  }

  async take(bucket: Bucket, now: number): ReturnType<Store['take']> {
    const answer = await this.#store.take(bucket, now);
    if (answer.taken) this.#undo.push(() => this.#store.giveBack(bucket));
    return answer;
  }

  async spend(id: string, expires: number): Promise<boolean> {
    const spent = await this.#store.spend(id, expires);
    if (spent) this.#undo.push(() => this.#store.unspend(id));
    return spent;
  }

  /** Gives back all that was taken, as far as the store can be used. */
  async giveBack(): Promise<void> {
    for (const undo of this.#undo.splice(0)) {
      try {
        await undo();
      } catch (error) {
        if (error instanceof StoreUnavailable) return;
        throw error;
      }
    }
  }
}
