import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '../../../relay/config/read.ts';
import { readWithContent } from '../../../relay/config/with-content.ts';
import { changed, GOOD } from '../../compile/fixture.ts';
import { contentFolder } from '../../support/relay/content-folder.ts';

const SECRET = 'a secret of this test alone, long enough';
const BROKEN = changed('topics/door.yaml', ['what-happens:', 'what-happened:']);

function read(environment: Readonly<Record<string, string>>) {
  return readWithContent([environment, () => ''], () => {});
}

async function problemsOf(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  try {
    await read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const brands = (...ids: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(ids.map((id) => [id, { origins: ['https://www.example.com'] }])));

describe('settings and content', () => {
  test('are read together', async () => {
    await using content = await contentFolder(GOOD);
    const { config, catalogue } = await read({ SECRET, CONTENT: content.path, BRANDS: brands('one') });
    assert.deepEqual(Object.keys(config.brands), ['one']);
    assert.deepEqual([...catalogue.brands].toSorted(), ['one', 'two']);
  });

  test('tell at once all that is wrong with either, and the brands that the content does not know', async () => {
    await using content = await contentFolder(BROKEN);
    const slack = { url: '$NO_URL' };
    const BRANDS = JSON.stringify({ onee: { origins: ['https://www.example.com'], slack } });
    const [port, url, fault, unknown, ...more] = await problemsOf({ SECRET, PORT: 'x', CONTENT: content.path, BRANDS });
    assert.equal(port, 'PORT must be a whole number from 0 to 65535.');
    assert.equal(url, 'BRANDS: onee.slack.url names the variable NO_URL, which is not set.');
    assert.match(fault ?? '', /^The content in .* cannot be used\.\n/);
    assert.equal(unknown, 'BRANDS names "onee", which is no brand of the content. Did you mean "one"?');
    assert.deepEqual(more, []);
  });

  test('know the brands of older content too', async () => {
    await using broken = await contentFolder(BROKEN);
    await using older = await contentFolder(GOOD);
    const CONTENT = `${broken.path},${older.path}`;
    assert.equal((await problemsOf({ SECRET, CONTENT, BRANDS: brands('one', 'two') })).length, 1);
  });

  test('blame no brand where no content can be read', async () => {
    const problems = await problemsOf({ SECRET, CONTENT: '/nowhere/at/all', BRANDS: brands('one') });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^The content in \/nowhere\/at\/all cannot be used\./);
  });
});
