import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const components = path.join(import.meta.dirname, '../components');
const sources = readdirSync(components, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(components, file), 'utf8'));

test('every part of an inner element is handed on to the page, and no other', () => {
  const used = new Set(
    sources.flatMap((source) => [...source.matchAll(/\spart="([a-z-]+)"/g)].map(([, part]) => part)),
  );
  const list = sources.map((source) => /PARTS =\s+'([^']+)'/.exec(source)?.[1]).find((found) => found !== undefined);
  assert.deepEqual(list?.split(', ').toSorted(), [...used].toSorted());
});
