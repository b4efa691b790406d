import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { chooseBundle } from '../../../src/bundle/content-index.ts';
import type { ContentIndex, PinnedFile } from '../../../src/bundle/content-index.ts';
import { listWords } from '../../../src/compile/bundle-files.ts';
import { BUNDLE_LIMIT, INDEX_LIMIT, takeBundle } from '../../../src/bundle/foreign/content.ts';
import { aBundle } from '../../support/bundle.ts';
import type { Site } from '../../support/site.ts';
import { startSite } from '../../support/site.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const FILE = 'parcels.json';
const BUNDLE = JSON.stringify(listWords(aBundle()));

/** Address below the folder -> what is answered there. */
let answers: Record<string, string | Answer>;
let site: Site;

const index = (pinned: unknown, more: object = {}): string =>
  JSON.stringify({ brands: { 'example-parcels': { parcels: { en: pinned } } }, ...more });
const hash = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const choose = (offered: ContentIndex): PinnedFile =>
  chooseBundle(offered.brands, { brand: '', topic: '', language: ([first = '']) => first }, assert.fail);

before(async () => {
  site = await startSite({
    root: {},
    handle: (request, response) => {
      const answer = answers[(request.url ?? '').slice('/help/'.length)];
      if (typeof answer === 'function') answer(request, response);
      else response.writeHead(answer === undefined ? 404 : 200).end(answer);
      return true;
    },
  });
});
after(() => site.close());
beforeEach(() => {
  answers = { 'index.json': index([FILE]), [FILE]: BUNDLE };
});

async function expectRefused(reason: string, says: RegExp, folder = `${site.origin}/help/`): Promise<void> {
  await assert.rejects(
    takeBundle(folder, 'https://host.example/page', choose),
    (error: Error & { reason?: string }) => {
      assert.match(error.message, says);
      // What is wrong, and what to do.
      assert.match(error.message, /\. [A-Z][^.]+.*\.$/s);
      assert.equal(error.reason, reason);
      return true;
    },
  );
}

describe('a bundle from elsewhere is taken', () => {
  test('from the folder that is named, with or without a slash at its end, and relative to the page', async () => {
    for (const folder of [`${site.origin}/help/`, `${site.origin}/help`, '/help', 'help/']) {
      assert.deepEqual(await takeBundle(folder, `${site.origin}/page`, choose), aBundle());
    }
  });

  test('where it is the file that its index names', async () => {
    answers['index.json'] = index([FILE, hash(BUNDLE)]);
    assert.deepEqual(await takeBundle(`${site.origin}/help`, site.origin, choose), aBundle());
  });

  test('with nothing said of the page, and no cookies', async () => {
    const headers: IncomingMessage['headers'][] = [];
    answers[FILE] = (request, response) => {
      headers.push(request.headers);
      response.end(BUNDLE);
    };
    await takeBundle(`${site.origin}/help`, 'https://host.example/secret', choose);
    assert.equal(headers.length, 1);
    assert.deepEqual([headers[0]?.referer, headers[0]?.cookie], [undefined, undefined]);
  });

  test('whatever parts of the script its index names: they are left out', async () => {
    answers['index.json'] = index([FILE], { parts: { ticket: ['evil.js'] } });
    await takeBundle(`${site.origin}/help`, site.origin, (offered) => {
      assert.deepEqual(Object.keys(offered), ['brands']);
      return choose(offered);
    });
  });
});

describe('a bundle from elsewhere is refused', () => {
  for (const name of [
    'https://evil.example/x.json',
    '//evil.example/x.json',
    '/x.json',
    '../x.json',
    '..\\x.json',
    'sub/x.json',
    './x.json',
    'javascript:x.json',
    'data:x.json',
    'x.js',
    'x.json?y',
    '.json',
    'x%2fy.json',
    '',
  ]) {
    test(`from a file called ${JSON.stringify(name)}`, async () => {
      answers['index.json'] = index([name]);
      await expectRefused(
        'content',
        /index\.json is refused: brands\.example-parcels\.parcels\.en\.0 must be the name/,
      );
      assert.ok(!site.requests.some((path) => path.split('?')[0]?.endsWith('/x.json')));
    });
  }

  test('where it is another file than its index names', async () => {
    answers['index.json'] = index([FILE, hash(`${BUNDLE} `)]);
    await expectRefused('integrity', /parcels\.json is not the file that its index names/);
  });

  test('where a file with a hash is not there, or breaks off: that is not called another file', async () => {
    answers['index.json'] = index([FILE, hash(BUNDLE)]);
    answers[FILE] = (_, response) => response.writeHead(404).end();
    await expectRefused('load', /parcels\.json did not arrive\./);
    answers[FILE] = (_, response) => {
      response.writeHead(200, { 'content-length': BUNDLE.length }).write(BUNDLE.slice(0, 50), () => response.destroy());
    };
    await expectRefused('load', /parcels\.json did not arrive\./);
  });

  for (const broken of ['', 'sha384-', 'md5-AAAA', hash('x').slice(0, -30), `${hash('x')} sha256-x`, 1, null]) {
    test(`where its index names a hash that browsers pass over: ${JSON.stringify(broken)}`, async () => {
      answers['index.json'] = index([FILE, broken]);
      await expectRefused('content', /en\.1 must be a hash/);
    });
  }

  test('where the index is not there, or breaks off, or leads elsewhere', async () => {
    answers['index.json'] = (_, response) => response.writeHead(404).end();
    await expectRefused('load', /index\.json did not arrive \(404\)/);
    answers['index.json'] = (_, response) => void response.destroy();
    await expectRefused('load', /index\.json did not arrive\./);
    answers['index.json'] = (_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{');
      response.destroy();
    };
    await expectRefused('load', /index\.json (?:broke off|did not arrive)/);
    answers['index.json'] = (_, response) => response.writeHead(302, { location: '/help/other.json' }).end();
    answers['other.json'] = index([FILE]);
    await expectRefused('load', /index\.json did not arrive\./);
    assert.ok(!site.requests.includes('/help/other.json'));
  });

  test('where it is no JSON, or not the JSON it should be', async () => {
    answers[FILE] = '<!doctype html>';
    await expectRefused('content', /parcels\.json is no JSON\./);
    answers[FILE] = JSON.stringify({ ...listWords(aBundle()), format: 999 });
    await expectRefused('content', /parcels\.json is refused: format must be \d+\. Compile it with this version/);
    answers['index.json'] = '[]';
    await expectRefused('content', /index\.json is refused: the file must be an object/);
    answers['index.json'] = '{"brands": {}}';
    await expectRefused('content', /index\.json is refused: brands must be more than nothing/);
    answers['index.json'] = '{"brands": {"__proto__": {"a": {"en": ["x.json"]}}}}';
    await expectRefused('content', /index\.json is refused: brands\.__proto__ must be a kebab-case id/);
  });

  test('where it is larger than any real one, and read no further', async () => {
    for (const [file, limit] of [
      ['index.json', INDEX_LIMIT],
      [FILE, BUNDLE_LIMIT],
    ] as const) {
      let sent = 0;
      const ended = new Promise<void>((resolve) => {
        answers[file] = (_, response) => {
          const more = (): void => {
            while (!response.destroyed && response.write(' '.repeat(16_384))) sent += 16_384;
          };
          response.on('drain', more).on('close', resolve);
          more();
        };
      });
      await expectRefused('content', new RegExp(`${file} is larger than ${limit} bytes`));
      await ended;
      assert.ok(sent < 16e6, `${sent} bytes were taken`);
      answers['index.json'] = index([FILE]);
    }
  });

  for (const folder of [
    'javascript:alert(1)',
    'data:application/json,{"brands":{}}#',
    'blob:https://a.example/1',
    'https://[',
  ]) {
    test(`from ${folder}`, () => expectRefused('load', /is no web address/, folder));
  }

  test('from an address with a name and a password, which browsers fetch nothing from', () =>
    expectRefused('load', /did not arrive/, site.origin.replace('//', '//user:word@')));
});
