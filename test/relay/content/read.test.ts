import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ContentFault, readCatalogue } from '../../../relay/content/read.ts';
import type { Catalogue } from '../../../relay/content/catalogue.ts';
import type { Source } from '../../../src/compile/content.ts';
import { changed, changedIn, GOOD } from '../../compile/fixture.ts';
import { contentFolder } from '../../support/relay/content-folder.ts';

async function catalogueOf(...sources: readonly Source[]): Promise<{ catalogue: Catalogue; warnings: string[] }> {
  await using stack = new AsyncDisposableStack();
  const folders: string[] = [];
  for (const files of sources) folders.push(stack.use(await contentFolder(files)).path);
  const warnings: string[] = [];
  return { catalogue: await readCatalogue(folders, (sentence) => warnings.push(sentence)), warnings };
}

/** The same content, as it was when the question was another. */
const OLDER = changed('topics/door.yaml', ['What happens at the door?', 'What is it with the door?']);
const ONE = { brand: 'one', topic: 'door', language: 'en' };

describe('the catalogue', () => {
  test('has every brand’s bundle, by its revision', async () => {
    const { catalogue, warnings } = await catalogueOf(GOOD);
    assert.deepEqual([...catalogue.brands].toSorted(), ['one', 'two']);
    const newest = catalogue.newest(ONE);
    assert.equal(newest?.brand.id, 'one');
    assert.equal(catalogue.bundleOf({ ...ONE, revision: newest.revision }), newest);
    assert.equal(catalogue.bundleOf({ ...ONE, brand: 'two', revision: newest.revision }), undefined);
    assert.equal(catalogue.bundleOf({ ...ONE, revision: 'no-such-one' }), undefined);
    assert.equal(catalogue.newest({ ...ONE, brand: 'three' }), undefined);
    assert.deepEqual(warnings, []);
  });

  test('has older revisions too, and takes the newest where none is named', async () => {
    const { catalogue } = await catalogueOf(GOOD, OLDER);
    const { catalogue: alone } = await catalogueOf(OLDER);
    const older = alone.newest(ONE);
    assert.ok(older);
    const askedIn = (revision: string): string | undefined => {
      const start = catalogue.bundleOf({ ...ONE, revision })?.steps['what-happens'];
      return start?.kind === 'question' ? start.ask : undefined;
    };
    assert.equal(askedIn(older.revision), 'What is it with the door?');
    assert.equal(askedIn(catalogue.newest(ONE)?.revision ?? ''), 'What happens at the door?');
  });

  test('gives a language that the brand lacks the brand’s first one', async () => {
    const { catalogue } = await catalogueOf(GOOD);
    assert.equal(catalogue.newest({ ...ONE, language: 'fr' })?.lang, 'en');
  });

  test('tells agents what the newest content says of an outcome, or else an older one', async () => {
    const gone = changedIn(
      changedIn(
        OLDER,
        'topics/door.yaml',
        ['person: write-to-us', 'person: write-again'],
        ['  write-to-us:', '  write-again:'],
      ),
      'agent/door.yaml',
      ['write-to-us', 'write-again'],
    );
    const older = {
      ...gone,
      'topics/door.yaml': (gone['topics/door.yaml'] ?? '').replaceAll('go: write-to-us', 'go: write-again'),
    };
    const { catalogue, warnings } = await catalogueOf(GOOD, older);
    assert.deepEqual(warnings, []);
    assert.deepEqual(Object.keys(catalogue.agent('door', 'write-to-us')?.outcomes ?? {}), ['write-to-us']);
    assert.deepEqual(Object.keys(catalogue.agent('door', 'write-again')?.outcomes ?? {}), ['write-again']);
    assert.deepEqual(Object.keys(catalogue.agent('door', 'never-there')?.outcomes ?? {}), ['write-to-us']);
    assert.equal(catalogue.agent('window'), undefined);
  });

  test('knows what stands for a brand’s addresses, and what its desk writes', async () => {
    const { catalogue } = await catalogueOf(GOOD);
    assert.equal(catalogue.values('one').get('brand.sign-in'), 'https://one.example.com/');
    assert.equal(catalogue.values('two').has('brand.sign-in'), false);
    assert.equal(catalogue.values('two').get('fact.tries'), '5');
    assert.equal(catalogue.values('three').size, 0);
    for (const language of ['en', 'en-AU', 'fr']) {
      assert.equal(catalogue.deskWords('one', language)?.received, 'It came, {reference}', language);
    }
    assert.equal(catalogue.deskWords('three', 'en'), undefined);
  });
});

describe('content that does not compile', () => {
  const broken = changed('topics/door.yaml', ['go: inside', 'go: outside']);

  test('keeps a relay from starting where it is the newest, and every finding is told', async () => {
    await assert.rejects(catalogueOf(broken, GOOD), (error) => {
      assert.ok(error instanceof ContentFault);
      assert.match(error.message, /topics\/door\.yaml:\d+:\d+ unknown-target .*\n.*unreachable-step/);
      return true;
    });
  });

  test('is left out where it is older, with one warning', async () => {
    const { catalogue, warnings } = await catalogueOf(GOOD, broken, OLDER);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /left out.*topics\/door\.yaml:\d+:\d+ unknown-target .*\(and \d+ more\)/);
    assert.ok(catalogue.newest(ONE));
  });

  test('is told like content that is not there at all', async () => {
    await assert.rejects(
      readCatalogue(['/nowhere/at/all'], () => {}),
      /cannot be read: ENOENT/,
    );
    await assert.rejects(
      readCatalogue([], () => {}),
      /Name at least one/,
    );
  });
});
