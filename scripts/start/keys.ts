import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the relay of the demo is keyed with. */
export interface Keys {
  readonly secret: string;
  /** What agents sign in to `/desk` with. */
  readonly deskToken: string;
}

/** The keys in that folder, made the first time and kept: with others, nobody could sign in or be told the same again. */
export function keysIn(folder: string): Keys {
  mkdirSync(folder, { recursive: true });
  return { secret: kept(join(folder, 'secret')), deskToken: kept(join(folder, 'desk-token')) };
}

function kept(file: string): string {
  try {
    // Whoever is second to make it reads what the first made.
    writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
