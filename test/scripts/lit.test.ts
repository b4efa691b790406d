import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { leanLit } from '../../scripts/build/lit.ts';

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
    const changed = (await readFile(LIT, 'utf8')).replace('2===i?"<svg>"', '2===i?"<svg >"');
    assert.throws(() => built(changed, LIT), /see what became of "SVG and MathML" in scripts\/build\/lit\.ts/);
  });

  test('is not used with directives', () => {
    assert.throws(() => built('', '/node_modules/lit-html/directive.js'), /leaves out of Lit/);
  });

  test('nothing else is touched', () => {
    assert.equal(built('litHtmlVersions', '/components/help-step/help-step.ts'), undefined);
  });
});
