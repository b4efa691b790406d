import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cssData, htmlData } from '../../scripts/build/editor-data.ts';

const declaration = {
  kind: 'class',
  name: 'HelpWidget',
  tagName: 'help-widget',
  description: 'Help.',
  attributes: [
    { name: 'brand', description: 'Id of the brand.', type: { text: 'string' } },
    { name: 'mode', description: 'How it stands.', type: { text: 'launcher | inline' } },
    { name: 'open', type: { text: 'boolean' } },
  ],
  cssProperties: [{ name: '--help-accent', description: 'Colour.', default: '#1d5fd1' }],
  cssParts: [{ name: 'launcher', description: 'The button.' }],
};

describe('what Visual Studio Code completes', () => {
  test('is in HTML the tag with its attributes, and the values of those that have a choice', () => {
    assert.deepEqual(htmlData(declaration), {
      version: 1.1,
      tags: [
        {
          name: 'help-widget',
          description: 'Help.',
          attributes: [
            { name: 'brand', description: 'Id of the brand.' },
            { name: 'mode', description: 'How it stands.', values: [{ name: 'launcher' }, { name: 'inline' }] },
            { name: 'open', description: '', valueSet: 'v' },
          ],
        },
      ],
    });
  });

  test('is in style sheets the custom properties and the parts', () => {
    assert.deepEqual(cssData(declaration), {
      version: 1.1,
      properties: [{ name: '--help-accent', description: 'Colour.' }],
      pseudoElements: [{ name: '::part(launcher)', description: 'The button.' }],
    });
  });
});
