import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { documents } from '../scripts/build/documents.ts';
import type { Declaration, ElementManifest } from '../scripts/build/element-manifest.ts';
import { elementManifest } from '../scripts/build/element-manifest.ts';
import { globalType, hostTypes } from '../scripts/build/reference.ts';
import { typeDeclarations } from '../scripts/build/type-declarations.ts';
import { FIELD_IDS } from '../src/bundle/field-ids.ts';

const root = path.resolve(import.meta.dirname, '..');

describe('the reference', () => {
  let manifest: ElementManifest;
  let widget: Declaration;
  before(async () => {
    manifest = await elementManifest(root);
    const found = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'help-widget');
    assert.ok(found, '<help-widget> is in the manifest');
    widget = found;
  });

  test('is what the headers of the elements and the types say now', async () => {
    for (const [file, text] of await documents(root)) {
      const stored = await readFile(path.join(root, file), 'utf8').catch(() => '');
      assert.ok(stored === text, `${file} is stale: run "npm run build" and commit it`);
    }
  });

  test('names every attribute that the element reads', async () => {
    const files = [
      'help-widget/help-widget.ts',
      'help-widget/make-stage.ts',
      'help-panel/looks.ts',
      'help-panel/stage.ts',
    ];
    const sources = await Promise.all(files.map((file) => readFile(path.join(root, 'components', file), 'utf8')));
    const reads = /(?:\btext|widget\.[gh]\w+Attribute|this\.[gh]\w+Attribute)\('([\w-]+)'/g;
    const read = sources.flatMap((source) => [...source.matchAll(reads)].map(([, name]) => name));
    assert.ok(read.includes('brand') && read.includes('mode'), 'the attributes are found in the source');
    const told = widget.attributes?.map(({ name }) => name) ?? [];
    assert.deepEqual(
      read.filter((name) => !told.includes(name ?? '')),
      [],
    );
  });

  test('has the fields of every event', () => {
    const events = manifest.modules.flatMap(({ path: file, declarations }) =>
      /\/events.ts$/.test(file) ? declarations : [],
    );
    const told = widget.events?.map(({ type }) => type?.text) ?? [];
    assert.deepEqual(
      events.map(({ name }) => name).filter((name) => !told.includes(name)),
      [],
      'each class of events.ts is in the header of <help-widget>',
    );
    const fieldsOf = (name: string): readonly string[] =>
      events.find((event) => event.name === name)?.members?.map((member) => member.name) ?? [];
    assert.deepEqual(fieldsOf('HelpStepEvent'), ['step', 'kind', 'topic']);
    assert.deepEqual(fieldsOf('HelpSubmitEvent'), ['draft', 'response', 'respondWith']);
  });

  test('shows the types that hosts meet, whole, and each once', async () => {
    const types = await hostTypes(root);
    const reference = await readFile(path.join(root, 'docs/reference.md'), 'utf8');
    for (const code of types.values()) assert.ok(reference.includes(`\`\`\`ts\n${code}\n\`\`\``));
    const shown = (name: string): string => types.get(name) ?? '';
    for (const field of FIELD_IDS) assert.ok(shown('Prefill').includes(`'${field}'`), field);
    for (const part of ['submissionId: string', 'requester: Requester', 'interface Requester', 'interface Given']) {
      assert.ok(shown('Draft').includes(part), part);
    }
    const states = [...shown('Delivery').matchAll(/readonly state: '([\w-]+)'/g)].map(([, state]) => state);
    const told = ['delivered', 'confirm-by-email', 'handed-over', 'later', 'refused', 'failed', 'unknown'];
    assert.deepEqual(states, told);
    assert.match(shown('Delivery'), /\/\*\* Surely not taken\. \*\//);
    const all = [...types.values()].join('\n');
    const names = [...all.matchAll(/^(?:interface|type|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const name of ['FieldId', 'FIELD_IDS', 'Trail', 'StepId', 'PERSON', 'RefusedField', 'FailureReason']) {
      assert.ok(names.includes(name), name);
    }
  });

  test('shows the global, whole', async () => {
    const reference = await readFile(path.join(root, 'docs/reference.md'), 'utf8');
    const global = await globalType(root);
    for (const member of ['ready', 'open', 'close', 'toggle', 'on'])
      assert.match(global, new RegExp(`\\b${member}\\b[:<(]`));
    assert.ok(reference.includes(`\`\`\`ts\n${global}\n\`\`\``));
  });

  test('refuses a type that is not there any more', async () => {
    await assert.rejects(typeDeclarations(path.join(root, 'src/ticket/draft.ts'), 'Gone'), /declares no type "Gone"/);
  });

  test('says nothing of what is private', () => {
    const names = widget.members?.map(({ name }) => name) ?? [];
    assert.deepEqual(names, ['prefill', 'bundle', 'open', 'close', 'toggle', 'restart']);
  });
});
