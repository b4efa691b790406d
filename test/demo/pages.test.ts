import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { ARTICLES } from '../../demo/example-articles.ts';
import { demoPlace } from '../../demo/example-places.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** An icon that is none, and the script, here and where the host pages' snippets have it. */
const NOT_LINKS = new Set(['data:,', '/help-widget.js', 'https://help.example.com/1.0.0/help-widget.js']);

const addressesIn = (text: string): readonly string[] => text.match(/https:\/\/[^\s'"<>)]+/g) ?? [];

describe('the demo’s pages', () => {
  const pages = new Map<string, string>();
  const brands = new Map<string, readonly string[]>();
  before(async () => {
    for (const folder of ['demo', 'demo/hosts']) {
      for (const file of await readdir(path.join(root, folder))) {
        const page = `${folder}/${file}`;
        if (file.endsWith('.html')) pages.set(`/${page}`, await readFile(path.join(root, page), 'utf8'));
      }
    }
    for (const file of await readdir(path.join(root, 'content/brands'))) {
      brands.set(file, addressesIn(await readFile(path.join(root, 'content/brands', file), 'utf8')));
    }
  });

  test('are listed on the first of them', () => {
    const index = pages.get('/demo/index.html') ?? '';
    const reached = new Set(['/demo/index.html', '/demo/example-help.html', '/demo/example-request.html']);
    const missing = [...pages.keys()].filter((page) => !reached.has(page) && !index.includes(`href="${page}"`));
    assert.deepEqual(missing, []);
  });

  test('have no dead link', () => {
    const known = new Set([...brands.values()].flat());
    for (const [page, html] of pages) {
      const links = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => link);
      assert.ok(links.length > 3, `${page} has links`);
      for (const link of links.filter((link) => !NOT_LINKS.has(link))) {
        if (link.startsWith('#')) assert.ok(html.includes(`id="${link.slice(1)}"`), `${page}: ${link}`);
        else if (link.startsWith('/'))
          assert.ok(existsSync(path.join(root, link.split('?')[0] ?? '')), `${page}: ${link}`);
        else assert.ok(known.has(link), `${page}: ${link} is the address of no brand`);
      }
    }
  });

  test('stand in for every address of the made-up brand', () => {
    const addresses = brands.get('example-sms.yaml') ?? [];
    assert.ok(addresses.length > 8);
    for (const address of addresses) {
      const place = demoPlace(address);
      assert.ok(place, `${address} leads nowhere`);
      const { pathname, searchParams } = new URL(place, 'http://localhost');
      assert.ok(pages.has(pathname), `${address}: there is no ${pathname}`);
      const article = searchParams.get('article');
      assert.ok(article === null || ARTICLES[article], `${address}: there is no article ${article}`);
    }
  });

  test('leave the addresses of real brands alone', () => {
    for (const address of [...(brands.get('messagemedia.yaml') ?? []), 'mailto:support@example.com', 'tel:+611800']) {
      assert.equal(demoPlace(address), undefined);
    }
  });
});
