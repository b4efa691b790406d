export interface FakeLocks extends Pick<LockManager, 'request'> {
  /** Takes every held lock away, as `steal` of another tab does: their requests reject with an AbortError. */
  steal(): void;
}

/**
 * Web Locks as far as `ifAvailable` goes (Web Locks API, section 3.3): exclusive, held until the callback's promise
 * settles, the callback called without a lock where it is taken. A request of another kind is a mistake of the test.
 */
export function fakeLocks(): FakeLocks {
  const held = new Map<string, (reason: unknown) => void>();
  const request = async (
    name: string,
    options: LockOptions,
    callback: LockGrantedCallback<unknown>,
  ): Promise<unknown> => {
    if (!options.ifAvailable || options.mode === 'shared' || options.signal) throw new TypeError('not in this fake');
    await Promise.resolve();
    if (held.has(name)) return callback(null);
    const stolen = new Promise<never>((_resolve, reject) => held.set(name, reject));
    try {
      return await Promise.race([callback({ name, mode: 'exclusive' }), stolen]);
    } finally {
      held.delete(name);
    }
  };
  return {
    request: request as LockManager['request'],
    steal: () => held.forEach((reject) => reject(new DOMException('stolen', 'AbortError'))),
  };
}
