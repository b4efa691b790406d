import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readBrands } from '../../relay/config/brands.ts';
import { ZENDESK_FIELDS } from '../../relay/config/config.ts';
import { readConfig, VARIABLE_NAMES } from '../../relay/config/read.ts';
import { signature } from '../../relay/desk/webhook.ts';
import { reporter } from '../../relay/forward/report.ts';
import { relayMetrics } from '../../relay/server/metrics.ts';
import { memoryStore } from '../support/relay/memory-store.ts';
import { catalogue, PAGE, SECRET } from '../support/relay/door.ts';

const README = readFileSync('relay/README.md', 'utf8');

/** The rows of the table between two marks, without its head. */
function rowsOf(name: string): string[][] {
  const table = README.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => row.split('|').map((cell) => cell.trim()));
}

/** The first block of code in that language. */
function blockOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(README)?.[1] ?? '';
}

const bare = (cell = ''): string => cell.replaceAll('`', '');

test('names every variable that is read, and no other', () => {
  const named = rowsOf('variables').map(([, name]) => bare(name));
  assert.deepEqual(named.toSorted(), VARIABLE_NAMES.toSorted());
});

test('names what each variable is where it is not set', () => {
  const least = { SECRET, BRANDS: JSON.stringify({ 'example-sms': { origins: [PAGE] } }) };
  const rows = rowsOf('variables').filter(([, , value]) => value?.startsWith('`'));
  const named = Object.fromEntries(rows.map(([, name, value]) => [bare(name), bare(value)]));
  const none = (): string => '';
  assert.equal(rows.length, 9);
  assert.deepEqual(readConfig({ ...least, ...named }, none), readConfig(least, none));
});

test('shows brands that the relay takes as they stand, one for each desk', () => {
  const secrets = { ZENDESK_SECRET: SECRET, WEBHOOK_SECRET: SECRET, SLACK_URL: 'https://hooks.slack.com/services/x' };
  const read = readBrands(JSON.parse(blockOf('json')), secrets);
  assert.ok('brands' in read, JSON.stringify(read));
  assert.deepEqual(
    Object.values(read.brands).map(({ desk }) => desk.kind),
    ['local', 'zendesk', 'webhook'],
  );
  for (const brand of Object.keys(read.brands)) assert.ok(catalogue.brands.has(brand), brand);
});

test('names every part of a ticket that may go into a field of Zendesk', () => {
  const sentence = /`fields` maps ([^]*?) to a field's id/.exec(README)?.[1] ?? '';
  assert.deepEqual(
    [...sentence.matchAll(/`(.+?)`/g)].map(([, name]) => name),
    [...ZENDESK_FIELDS],
  );
});

test('names every figure with its labels, and alerts on no other', async () => {
  const { registry } = relayMetrics({ store: memoryStore(), now: Date.now, clockAgrees: () => true });
  reporter(() => {}, registry);
  const metrics = registry.getMetricsAsArray() as readonly { readonly name: string; readonly labelNames?: string[] }[];
  const real = metrics.map(
    ({ name, labelNames = [] }) => name + (labelNames.length ? `{${labelNames.join(',')}}` : ''),
  );
  const named = rowsOf('metrics').map(([, name]) => bare(name));
  assert.deepEqual(named.toSorted(), real.toSorted());

  const { groups } = parse(blockOf('yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] };
  const asked = groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => expr.match(/help_widget_relay_\w+/g) ?? []));
  assert.ok(asked.length > 5);
  for (const name of asked)
    assert.ok(
      metrics.some((metric) => metric.name === name),
      name,
    );
});

test('says what to do about each alert', () => {
  const { groups } = parse(blockOf('yaml')) as { groups: { rules: { alert: string }[] }[] };
  const [, after = ''] = README.split('### What to do\n');
  assert.deepEqual(
    [...after.matchAll(/^- \*\*(Relay\w+)\.\*\*/gm)].map(([, name]) => name),
    groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)),
  );
});

test('shows how a receiver checks a signature', async () => {
  const module = `data:text/javascript,${encodeURIComponent(blockOf('js'))}`;
  const { isOurs } = (await import(module)) as {
    isOurs: (secret: string, header: string | undefined, key: string, body: Buffer, now?: number) => boolean;
  };
  const [body, key, seconds] = ['{"message":"ja, früher"}', 'a-submission-id', 1_800_000_000];
  const header = `t=${seconds},v1=${signature(SECRET, seconds, key, body)}`;
  const bytes = Buffer.from(body);
  const now = seconds * 1000;
  assert.equal(isOurs(SECRET, header, key, bytes, now), true);
  assert.equal(isOurs(`${SECRET}!`, header, key, bytes, now), false, 'another secret');
  assert.equal(isOurs(SECRET, header, 'another-id', bytes, now), false, 'another key');
  assert.equal(isOurs(SECRET, header, key, Buffer.from(`${body} `), now), false, 'another body');
  assert.equal(isOurs(SECRET, header, key, bytes, now + 301_000), false, 'too old');
  assert.equal(isOurs(SECRET, undefined, key, bytes, now), false, 'no signature');
  // The lengths are signed too: what moves from the key into the body is another request.
  assert.equal(isOurs(SECRET, header, key.slice(0, -1), Buffer.from(`d${body}`), now), false, 'moved on');
});
