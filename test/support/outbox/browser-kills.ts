import { expect } from '@playwright/test';
import type { Report } from '../relay/chaos/report.ts';
import { openDoor } from '../relay/door.ts';
import type { Door } from '../relay/door.ts';
import { seeded } from '../relay/seeded.ts';
import { builtBundle, DIST } from '../built.ts';
import { Customer } from '../customer.ts';
import type { Site } from '../site.ts';
import { startSite } from '../site.ts';
import { watch } from '../watch.ts';
import { profile, startBrowser } from './killed-browser.ts';
import { OUTBOX_KEY } from '../../../components/internal/outbox-key.ts';
import type { RunningWay } from './way.ts';
import { startWay } from './way.ts';

/** From Send to the last kill, in milliseconds: longer than storing, posting and telling take together. */
const SPAN = 400;

/** How long a customer who comes back waits for what was saved, in milliseconds. */
const PATIENCE = 20_000;

const BRAND = 'example-sms';

interface World {
  readonly door: Door;
  readonly way: RunningWay;
  readonly site: Site;
}

interface Life {
  /** What the customer was told before the kill. */
  readonly told: 'received' | 'saved' | 'nothing';
  /** How many tickets the relay had at the kill, and has after the next visit. */
  readonly atKill: number;
  readonly afterwards: number;
}

/**
 * Kills a browser so many times between Send and receipt, each time in a profile of its own; every other time the relay takes
 * nothing at first. Then the customer comes back. A ticket that was told to be received, or saved, is there once; any other is
 * there once or not at all.
 */
export async function killBrowsers({
  kills,
  seed,
  progress = () => {},
}: {
  readonly kills: number;
  readonly seed: number;
  readonly progress?: (sentence: string) => void;
}): Promise<Report> {
  const pages: Record<string, string> = {};
  await using site = await startSite({ root: { '/widget/': DIST }, pages });
  const brands = { [BRAND]: { origins: [site.origin], desk: { kind: 'local' } } } as const;
  await using door = await openDoor({ config: { brands } });
  door.clock.time = Date.now();
  await using way = await startWay(() => door.url);
  pages['/sign-in'] = `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>
<help-widget brand="${BRAND}" endpoint="${way.url}"></help-widget>
<script async src="/widget/help-widget.js"></script></html>`;
  const random = seeded(seed);
  const lives: Life[] = [];
  while (lives.length < kills) {
    lives.push(await live({ door, way, site }, lives.length % 2 === 1, random() * SPAN));
    if (lives.length % 10 === 0) progress(`${lives.length} kills`);
  }
  const count = (fits: (life: Life) => boolean): number => lives.filter(fits).length;
  return {
    title: `Browsers killed between Send and receipt (seed ${seed})`,
    figures: [
      { what: 'kills', value: lives.length },
      { what: 'told "received" before', value: count(({ told }) => told === 'received') },
      { what: 'told "saved" before', value: count(({ told }) => told === 'saved') },
      { what: 'told nothing before', value: count(({ told }) => told === 'nothing') },
      {
        what: 'held by the relay though nothing was told',
        value: count((life) => life.told === 'nothing' && life.atKill > 0),
      },
      {
        what: 'told "received" and not there',
        value: count((life) => life.told === 'received' && !life.afterwards),
        wanted: 0,
      },
      {
        what: 'told "saved" and not there',
        value: count((life) => life.told === 'saved' && !life.afterwards),
        wanted: 0,
      },
      { what: 'there twice', value: count(({ afterwards }) => afterwards > 1), wanted: 0 },
    ],
  };
}

/** A customer sends a ticket, the browser is killed so long after it, and the customer comes back. */
async function live({ door, way, site }: World, turnedAway: boolean, after: number): Promise<Life> {
  const address = `${site.origin}/sign-in`;
  const { tickets } = door.store;
  tickets.clear();
  way.way = turnedAway ? 'unavailable' : 'fine';
  await using folder = await profile();
  let told = 'nothing' as Life['told'];
  const first = await startBrowser(folder.path);
  try {
    const { page } = first;
    await watch(page);
    await page.exposeFunction('helpTold', (what: Life['told']) => (told = what));
    await page.goto(address);
    const customer = new Customer(page, builtBundle(BRAND));
    await toTicket(customer);
    await customer.fillTicket({ message: 'Every word of it' });
    await customer.review();
    await page.evaluate(() =>
      addEventListener('help-delivery', ({ delivery }) => {
        const { helpTold } = window as unknown as { helpTold(what: string): void };
        if (delivery.state === 'delivered') helpTold('received');
        if (delivery.state === 'later' && delivery.saved) helpTold('saved');
      }),
    );
    await customer.sendButton.evaluate(
      (button, wait) =>
        new Promise((over) => {
          (button as HTMLElement).click();
          setTimeout(over, wait);
        }),
      after,
    );
  } finally {
    await first.kill();
  }
  const atKill = tickets.size;
  way.way = 'fine';
  const second = await startBrowser(folder.path);
  try {
    const { page } = second;
    await watch(page);
    await page.goto(address);
    const customer = new Customer(page, builtBundle(BRAND));
    const waits = (): Promise<boolean> => page.evaluate((mark) => localStorage.getItem(mark) !== null, OUTBOX_KEY);
    // What a page notes for the next load is written late, and lost in a kill: then it is found on the way to a ticket.
    if (!(await waits()) && !tickets.size) await toTicket(customer);
    if (told === 'saved')
      await expect
        .poll(() => tickets.size, { timeout: PATIENCE })
        .toBe(1)
        .catch(() => {});
    await expect.poll(waits, { timeout: PATIENCE }).toBe(false);
  } finally {
    await second.kill();
  }
  return { told, atKill, afterwards: tickets.size };
}

/** A browser that has just been started takes its time. */
async function toTicket(customer: Customer): Promise<void> {
  await customer.launcher.click();
  await customer.panel.locator('.view h2').waitFor();
  await customer.expectStep(customer.at);
  await customer.talkToAPerson();
}
