import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openStore } from '../../../relay/store/open.ts';

function aFolder(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'help-widget-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('the folder of a database', () => {
  test('is made with those above it, for nobody else to read', async (t) => {
    const folder = aFolder(t);
    const store = await openStore({ kind: 'sqlite', file: join(folder, 'a', 'b', 'relay.sqlite') });
    await store.close();
    for (const made of [join(folder, 'a'), join(folder, 'a', 'b')]) assert.equal(statSync(made).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder, 'a', 'b', 'relay.sqlite')).mode & 0o777, 0o600);
  });

  test('that cannot be made is told of in a sentence', async (t) => {
    const file = join(aFolder(t), 'file');
    writeFileSync(file, '');
    await assert.rejects(openStore({ kind: 'sqlite', file: join(file, 'a', 'relay.sqlite') }), {
      message: new RegExp(`^The database ${file}/a/relay\\.sqlite cannot be used: EEXIST`),
    });
  });

  // The loop that this is about blocks the whole process, so it takes another one to end it.
  test(
    'is not tried for ever where the file system denies what is there',
    { skip: !existsSync('/proc/self') && 'This system has no /proc' },
    () => {
      const open = new URL('../../../relay/store/open.ts', import.meta.url).href;
      const script = `import { openStore } from '${open}';
        await openStore({ kind: 'sqlite', file: '/proc/relay/a/relay.sqlite' }).catch(({ message }) => console.error(message));`;
      const { stderr, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      assert.equal(signal, null, 'it ends by itself');
      assert.match(stderr, /The database \/proc\/relay\/a\/relay\.sqlite cannot be used: ENOENT/);
    },
  );
});
