import type { ServerResponse } from 'node:http';
import { expect } from '@playwright/test';
import { installClock } from '../support/clock.ts';
import { builtText, filesOfBrand, test, withBitChanged } from '../support/tampering.ts';
import { seen } from '../support/watch.ts';

/** How long the script waits for a file, in milliseconds. */
const PATIENCE = 20_000;

const files = filesOfBrand().own.filter(({ when }) => when === 'open');
/** Knows the others, and is there before them. */
const door = files.find(({ file }) => file.startsWith('files.'))?.file;

type Answer = readonly [
  what: string,
  answer: (response: ServerResponse, text: string) => unknown,
  reason: 'integrity' | 'load',
  more?: { readonly late?: true; readonly modulesOnly?: true },
];

/** The connection breaks in the middle of the file. */
function breakOff(response: ServerResponse, text: string): void {
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.write(text.slice(0, 50), () => response.destroy());
}

const table: readonly Answer[] = [
  ['one bit changed', (response, text) => response.end(withBitChanged(text)), 'integrity'],
  ['nothing in it', (response) => response.end(), 'integrity'],
  [
    'another page in its place',
    (response) => response.end('<!doctype html><title>Please sign in</title>'),
    'integrity',
  ],
  ['404', (response) => response.writeHead(404).end(), 'load'],
  ['404 and the right bytes', (response, text) => response.writeHead(404).end(text), 'load'],
  ['500 and a page', (response) => response.writeHead(500).end('<!doctype html><title>Sorry</title>'), 'load'],
  [
    'no leave to read it from another origin',
    (response, text) => {
      response.removeHeader('Access-Control-Allow-Origin');
      response.end(text);
    },
    'load',
  ],
  [
    'the type of plain text, which browsers take no module from',
    (response, text) => {
      response.setHeader('Content-Type', 'text/plain');
      response.end(text);
    },
    'load',
    { modulesOnly: true },
  ],
  ['a connection that breaks at once', (response) => response.destroy(), 'load'],
  ['a connection that breaks in the middle', breakOff, 'load'],
  ['no answer in time', () => {}, 'load', { late: true }],
  ['an answer that begins and does not end in time', (response) => response.write('export '), 'load', { late: true }],
];

for (const { file } of files) {
  for (const [what, answer, reason, { late, modulesOnly } = {}] of table) {
    if (modulesOnly && !file.endsWith('.js')) continue;

    test(`${file.replace(/\.[\w-]{8}\./, '.')} with ${what} is told as ${reason}`, async ({ server, page }) => {
      if (late) await installClock(page);
      const arrived = new Set<string>();
      page.on('requestfinished', (request) => arrived.add(request.url()));
      server.answer(file, (response) => void answer(response, builtText(file)));
      const customer = await server.visit();
      await customer.launcher.click();
      if (late) {
        await expect.poll(() => server.asked(file)).toBe(1);
        // What is asked for beside it is there in time.
        const others = file === door ? [] : files.filter((other) => other.file !== file && other.file !== door);
        await expect.poll(() => others.every((other) => arrived.has(server.address(other.file)))).toBe(true);
        // Again, where the page had not begun to wait when the server was asked.
        await expect(async () => {
          await page.clock.fastForward(PATIENCE);
          await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed'], { timeout: 1_000 });
        }).toPass({ timeout: 20_000 });
      }
      await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
      const { events, errors } = await seen(page);
      expect(events).toEqual([{ type: 'help-error', reason }]);
      expect(errors).toEqual([]);
      expect(server.told).toContain(`help-widget: Error: ${reason}: ${server.address(file)}`);
      if (late) expect(server.asked(file), 'what is late is not waited for again').toBe(1);
      await expect(page.locator('help-widget a').first()).toBeVisible();
      server.mend();
      await customer.open();
    });
  }
}
