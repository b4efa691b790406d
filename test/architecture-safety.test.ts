import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { safetyFaults } from './support/safety.ts';
import { sourcesIn } from './support/sources.ts';

describe('what goes to the browser', () => {
  const sources = sourcesIn('src', 'components').filter(({ path }) => !path.startsWith('src/compile/'));

  test('never sets markup from text, runs text as code, or styles inline', () => {
    assert.ok(sources.length > 15, `only ${sources.length} modules were found`);
    assert.deepEqual(sources.flatMap(safetyFaults), []);
  });
});

describe('the check of safety finds', () => {
  const bad: Readonly<Record<string, RegExp>> = {
    'panel.innerHTML = words;': /^x\.ts:1 has innerHTML/,
    "panel.insertAdjacentHTML('beforeend', words);": /insertAdjacentHTML/,
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js';": /unsafeHTML/,
    "\neval('1');": /^x\.ts:2 has eval/,
    "const run = new Function('return 1');": /Function/,
    'const view = html`<p class="a" style="color: red">Hi</p>`;': /style= in a template/,
    'const view = html`<p style=${styles}>Hi</p>`;': /style= in a template/,
    'const view = html`<button onclick="go()">Hi</button>`;': /on…= in a template/,
    "panel.setAttribute('style', 'color: red');": /'style' as an attribute/,
  };
  for (const [text, fault] of Object.entries(bad)) {
    test(text.trim(), () => {
      const [first] = safetyFaults({ path: 'x.ts', text });
      assert.match(first ?? 'nothing', fault);
    });
  }
});

describe('the check of safety takes', () => {
  const good: readonly string[] = [
    '// never innerHTML, never eval\nexport const a = 1;',
    "const words = 'innerHTML';",
    'const view = html`<p class=${name} @click=${this.handleClick}>Hi</p>`;',
    "panel.style.setProperty('--help-accent', accent);",
    'type Handler = () => void;',
  ];
  for (const text of good) {
    test(text, () => assert.deepEqual(safetyFaults({ path: 'x.ts', text }), []));
  }
});
