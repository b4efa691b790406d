import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { leanLit } from '../../scripts/build/lit.ts';

const COMPONENTS = path.join(import.meta.dirname, '../../components');
const LIT = new URL('../../node_modules/lit-html/lit-html.js', import.meta.url).pathname;

/** What the build makes of a module. Throws with what the build would end with. */
function built(code: string, id: string): string | undefined {
  const transform = leanLit.transform as (this: object, code: string, id: string) => string | undefined;
  const error = (message: string): never => {
    throw new Error(message);
  };
  return transform.call({ error }, code, id);
}

describe('Lit in the build', () => {
  test('has our policy, and neither reads nor writes a global of its own', async () => {
    const lit = await readFile(LIT, 'utf8');
    assert.match(lit, /"lit-html".*litHtmlPolyfillSupport.*litHtmlVersions/s);
    const code = built(lit, LIT) ?? '';
    assert.match(code, /createPolicy\("help-widget"/);
    assert.doesNotMatch(code, /"lit-html"|litHtml|litDirective/);
    assert.match(code, /hasOwnProperty\("raw"\)/, 'what comes from JSON is still no template');
  });

  test('that is written differently fails the build, which names the place', async () => {
    const changed = (await readFile(LIT, 'utf8')).replace('"number"==typeof s', '"number"===typeof s');
    assert.throws(() => built(changed, LIT), /see what became of "compiled templates" in scripts\/build\/lit\.ts/);
  });

  test('tells the places of values by angle brackets, so no attribute has one, nor capitals where it is bound', () => {
    const wrong = /\s[.?@]?[\w-]*[A-Z][\w-]*=(?:"[^"\n]*)?\$\{|\s[a-z-]+="[^"$\n]*[<>][^"\n]*"/g;
    assert.equal('<b .someValue=${1}>'.match(wrong)?.length, 1);
    assert.equal('<b title="a > b" lang=${1}>'.match(wrong)?.length, 1);
    const templates = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(path.join(COMPONENTS, file), 'utf8').match(/html`[^]*`/) ?? []);
    assert.ok(templates.length > 10);
    for (const template of templates) assert.deepEqual(template.match(wrong), null);
  });

  test('is not used with directives', () => {
    assert.throws(() => built('', '/node_modules/lit-html/directive.js'), /leaves out of Lit/);
  });

  test('nothing else is touched', () => {
    assert.equal(built('litHtmlVersions', '/components/help-step/help-step.ts'), undefined);
  });
});
