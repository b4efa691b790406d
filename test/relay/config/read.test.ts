import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Config } from '../../../relay/config/config.ts';
import { ConfigError, misspelt, readConfig, unknownBrands } from '../../../relay/config/read.ts';

const SECRET = 'a secret of this test alone, long enough';
const BRANDS = { 'example-sms': { origins: ['https://www.example.com'] } };
const LEAST = { SECRET, BRANDS: JSON.stringify(BRANDS) };

function read(environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): Config {
  return readConfig(environment, (path) => {
    const text = files[path];
    if (path === '/tmp') return readFileSync(path, 'utf8');
    if (text === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
    return text;
  });
}

function problemsOf(environment: Readonly<Record<string, string>>, files?: Readonly<Record<string, string>>) {
  try {
    read(environment, files);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('needs a secret and brands; the rest has what fits one machine', () => {
    assert.deepEqual(read(LEAST), {
      host: '127.0.0.1',
      port: 8787,
      database: { kind: 'sqlite', file: '.data/relay.sqlite' },
      secret: SECRET,
      trustedProxies: [],
      content: ['content'],
      retentionDays: 30,
      limits: { network: 5, address: 3, all: 300 },
      allowPrivate: false,
      brands: { 'example-sms': { origins: ['https://www.example.com'], desk: { kind: 'local' } } },
    });
  });

  test('takes everything from the environment', () => {
    const config = read({
      ...LEAST,
      HOST: '::',
      PORT: '80',
      DATABASE: 'postgres://relay@db.example/tickets',
      DESK_TOKEN: 'd'.repeat(32),
      METRICS_TOKEN: 'm'.repeat(32),
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
      CONTENT: 'content, /srv/older content ,',
      RETENTION_DAYS: '7',
      LIMIT_NETWORK: '50',
      LIMIT_ADDRESS: '30',
      LIMIT_ALL: '1000',
      ALLOW_PRIVATE: 'yes',
    });
    assert.deepEqual(config.database, { kind: 'postgres', url: 'postgres://relay@db.example/tickets' });
    assert.deepEqual(config.content, ['content', '/srv/older content']);
    assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', '2001:db8::1']);
    assert.deepEqual(config.limits, { network: 50, address: 30, all: 1000 });
    assert.deepEqual([config.host, config.port, config.retentionDays, config.allowPrivate], ['::', 80, 7, true]);
    assert.deepEqual([config.deskToken, config.metricsToken], ['d'.repeat(32), 'm'.repeat(32)]);
  });

  test('takes brands from a file, and what is secret from variables of its own', () => {
    const yaml = `
      example-sms:
        origins: [https://www.example.com, http://localhost:5173]
        desk:
          kind: zendesk
          endpoint: https://example.zendesk.com
          clientId: relay
          clientSecret: $ZENDESK_SECRET
          fields: { sign-in-name: 360101 }
          tags: [sign-in]
          form: 4711
        slack: { url: $SLACK }
      messagemedia:
        origins: [https://hub.messagemedia.com]
        desk: { kind: webhook, url: https://desk.example/in, secret: $HOOK }
    `;
    const secrets = { ZENDESK_SECRET: '$ecret', SLACK: 'https://hooks.slack.example/x', HOOK: 'h'.repeat(32) };
    const { brands } = read({ SECRET, BRANDS_FILE: 'brands.yaml', ...secrets }, { 'brands.yaml': yaml });
    assert.deepEqual(brands['example-sms'], {
      origins: ['https://www.example.com', 'http://localhost:5173'],
      desk: {
        kind: 'zendesk',
        endpoint: 'https://example.zendesk.com',
        clientId: 'relay',
        clientSecret: '$ecret',
        fields: { 'sign-in-name': '360101' },
        tags: ['sign-in'],
        form: '4711',
        copyIn: false,
        quote: false,
      },
      slack: { url: 'https://hooks.slack.example/x' },
    });
    assert.deepEqual(brands['messagemedia']?.desk, {
      kind: 'webhook',
      url: 'https://desk.example/in',
      secret: 'h'.repeat(32),
    });
  });

  test('takes private addresses where they are allowed, for tests', () => {
    const desk = { kind: 'webhook', url: 'http://127.0.0.1:8080/in', secret: 'h'.repeat(32) };
    const config = read({ ...LEAST, BRANDS: brand(desk), ALLOW_PRIVATE: 'yes' });
    assert.deepEqual(config.brands['a']?.desk, desk);
  });

  test('is frozen to its depths', () => {
    const config = read(LEAST);
    for (const part of [config, config.limits, config.brands, config.brands['example-sms']?.origins]) {
      assert.ok(Object.isFrozen(part));
    }
  });
});

describe('what is wrong', () => {
  test('is told all at once, a sentence each', () => {
    const environment = {
      PORT: '99999',
      DATABASE: 'mysql://x',
      SECRET: 'short',
      HOST: 'my host',
      ALLOW_PRIVATE: 'true',
    };
    assert.deepEqual(problemsOf(environment), [
      'HOST must be an address of this machine, as 0.0.0.0.',
      'PORT must be a whole number from 0 to 65535.',
      'DATABASE must be sqlite:<file> or postgres://<user>@<host>/<database>.',
      'SECRET must be at least 32 characters.',
      'ALLOW_PRIVATE must be yes or no (yes lets requests go to private addresses: for tests).',
      'BRANDS is not set: name each brand with its origins and its desk, or set BRANDS_FILE.',
    ]);
  });

  test('is told at once in all brands, also beside variables that are not set', () => {
    const desk = zendesk({ endpoint: 'http://a.example', clientId: '', clientSecret: '$NONE', form: '$NO_FORM' });
    const brands = {
      a: { origins: ['https://a.example/'], desk, slack: { url: '$NO_URL' } },
      b: { origins: [] },
    };
    assert.deepEqual(problemsOf({ SECRET, BRANDS: JSON.stringify(brands) }), [
      'BRANDS: a.desk.clientSecret names the variable NONE, which is not set.',
      'BRANDS: a.desk.form names the variable NO_FORM, which is not set.',
      'BRANDS: a.slack.url names the variable NO_URL, which is not set.',
      'BRANDS: a.origins.0 must be an origin as browsers write it: https://www.example.com, in lower case, without a path, a slash at its end or a *.',
      'BRANDS: a.desk.endpoint must be an https address.',
      'BRANDS: a.desk.clientId must not be empty.',
      'BRANDS: b.origins must name the pages that may send tickets.',
    ]);
  });

  test('tells how a secret is made', () => {
    assert.deepEqual(problemsOf({ BRANDS: LEAST.BRANDS }), [
      'SECRET is not set: it keys all hashes and signatures; make one with "openssl rand -base64 32" and keep it.',
    ]);
  });

  test('an empty variable is none', () => {
    assert.deepEqual(problemsOf({ ...LEAST, PORT: '', DESK_TOKEN: '', BRANDS_FILE: '' }), []);
  });

  test('tells what a variable was probably meant to be', () => {
    const problems = problemsOf({ BRANDS: LEAST.BRANDS, SECRETS: SECRET });
    assert.ok(problems.includes('SECRETS is read by nothing. Did you mean "SECRET"?'), problems.join('\n'));
    assert.deepEqual(misspelt({ TRUSTED_PROXY: 'x', HOSTNAME: 'x', HOME: 'x', PATH: 'x', npm_config_port: 'x' }), [
      'TRUSTED_PROXY is read by nothing. Did you mean "TRUSTED_PROXIES"?',
    ]);
  });

  const cases: readonly (readonly [what: string, environment: Readonly<Record<string, string>>, problem: RegExp])[] = [
    ['a port with letters', { PORT: '80a' }, /^PORT must be/],
    ['a port below zero', { PORT: '-1' }, /^PORT must be/],
    ['too few days', { RETENTION_DAYS: '6' }, /^RETENTION_DAYS must be a whole number from 7 to 3650/],
    ['a proxy that is no network', { TRUSTED_PROXIES: '10.0.0.0/8,proxy' }, /^TRUSTED_PROXIES must be/],
    ['a token that can be guessed', { DESK_TOKEN: 'desk' }, /^DESK_TOKEN must be at least 32 characters/],
    ['a database without a file', { DATABASE: 'sqlite:' }, /^DATABASE must be/],
    ['a database in memory', { DATABASE: 'sqlite::memory:' }, /^DATABASE must be sqlite:<file>/],
    ['a database of a URI', { DATABASE: 'sqlite:file:relay.sqlite' }, /^DATABASE must be sqlite:<file>/],
    ['no JSON', { BRANDS: '{"example-sms":' }, /^BRANDS is no JSON\.$/],
    ['no brand', { BRANDS: '{}' }, /^BRANDS: must name at least one brand\.$/],
    ['a list', { BRANDS: '[]' }, /^BRANDS: must be brands by their ids\.$/],
    ['no origins', { BRANDS: '{"a":{"origins":[]}}' }, /^BRANDS: a\.origins must name the pages/],
    [
      'an origin with a slash',
      { BRANDS: '{"a":{"origins":["https://a.example/"]}}' },
      /^BRANDS: a\.origins\.0 must be/,
    ],
    [
      'an origin with a star',
      { BRANDS: '{"a":{"origins":["https://*.a.example"]}}' },
      /^BRANDS: a\.origins\.0 must be/,
    ],
    ['an origin in capitals', { BRANDS: '{"a":{"origins":["https://A.example"]}}' }, /^BRANDS: a\.origins\.0 must be/],
    ['an unknown desk', { BRANDS: brand({ kind: 'phone' }) }, /^BRANDS: a\.desk(\.kind)? must have a kind/],
    [
      'a setting too many',
      { BRANDS: brand({ kind: 'local', token: 'x' }) },
      /^BRANDS: a\.desk has a setting that does not exist: token\.$/,
    ],
    [
      'an address without TLS',
      { BRANDS: brand({ kind: 'webhook', url: 'http://a.example', secret: 'h'.repeat(32) }) },
      /^BRANDS: a\.desk\.url must be an https address\.$/,
    ],
    [
      'an account with a path',
      { BRANDS: brand({ kind: 'zendesk', endpoint: 'https://a.example/x', clientId: 'a', clientSecret: 'b' }) },
      /^BRANDS: a\.desk\.endpoint must be the https origin/,
    ],
    ...['https://10.0.0.1', 'https://[::1]', 'https://localhost:8443', 'https://a.localhost'].map(
      (endpoint) =>
        [
          `an account at ${endpoint}`,
          { BRANDS: brand(zendesk({ endpoint })) },
          /^BRANDS: a\.desk\.endpoint must not be an address of this machine or a private network\.$/,
        ] as const,
    ),
    ...['https://u:p@hooks.example/x', 'https://u@hooks.example', 'https://:p@hooks.example'].map(
      (url) =>
        [
          `an address with a user: ${url}`,
          { BRANDS: JSON.stringify({ a: { origins: ['https://a.example'], slack: { url } } }) },
          /^BRANDS: a\.slack\.url must not hold a user or a password\.$/,
        ] as const,
    ),
    [
      'a field that we do not have',
      { BRANDS: brand(zendesk({ fields: { 'acount-id': 1 } })) },
      /^BRANDS: a\.desk\.fields has a setting that does not exist: acount-id\.$/,
    ],
    ...['abc', '', '0', '12345678901234567', 1.5, 1e300].map(
      (id) =>
        [
          `the id ${id} of a field`,
          { BRANDS: brand(zendesk({ fields: { 'account-id': id } })) },
          /^BRANDS: a\.desk\.fields\.account-id must be the id of a field/,
        ] as const,
    ),
    [
      'a form that is none',
      { BRANDS: brand(zendesk({ form: 'xyz' })) },
      /^BRANDS: a\.desk\.form must be the id of a form/,
    ],
    ['a brand that is a text', { BRANDS: '{"a":"b"}' }, /^BRANDS: a must have origins and a desk\.$/],
    [
      'a setting too few',
      { BRANDS: brand({ kind: 'webhook', url: 'https://a.example' }) },
      /^BRANDS: a\.desk\.secret is missing\.$/,
    ],
    [
      'a secret that is not set',
      { BRANDS: brand({ kind: 'webhook', url: 'https://a.example', secret: '$HOOK' }) },
      /^BRANDS: a\.desk\.secret names the variable HOOK, which is not set\.$/,
    ],
    ['two places', { BRANDS_FILE: 'brands.yaml' }, /^BRANDS and BRANDS_FILE are both set/],
    [
      'a file that is not there',
      { BRANDS: '', BRANDS_FILE: 'brands.yaml' },
      /^BRANDS_FILE names a file that is not there\.$/,
    ],
    [
      'a folder for a file',
      { BRANDS: '', BRANDS_FILE: '/tmp' },
      /^BRANDS_FILE names a file that cannot be read \(EISDIR\)\.$/,
    ],
  ];
  for (const [what, environment, problem] of cases) {
    test(`${what} is told`, () => {
      const problems = problemsOf({ ...LEAST, ...environment });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }

  test('never tells a value', () => {
    const secret = 'topsecretvalue';
    const problems = problemsOf({
      SECRET: secret,
      DATABASE: `mysql://${secret}`,
      DESK_TOKEN: secret,
      BRANDS: brand({ kind: 'webhook', url: secret, secret }),
    });
    assert.ok(problems.length > 4);
    assert.doesNotMatch(problems.join('\n'), /topsecret/);
    const unreadable = problemsOf({ SECRET, BRANDS_FILE: 'x' }, { x: `a: [${secret}` });
    assert.deepEqual(unreadable, ['BRANDS_FILE names a file that is no YAML or JSON.']);
  });
});

test('a brand that the content does not know is told', () => {
  assert.deepEqual(
    unknownBrands({ brands: ['example-sm', 'messagemedia'] }, new Set(['example-sms', 'messagemedia'])),
    ['BRANDS names "example-sm", which is no brand of the content. Did you mean "example-sms"?'],
  );
});

function zendesk(more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { kind: 'zendesk', endpoint: 'https://a.example', clientId: 'a', clientSecret: 'b', ...more };
}

function brand(desk: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ a: { origins: ['https://a.example'], desk } });
}
