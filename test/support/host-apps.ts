import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from './packed.ts';
import { installPackage } from './packed.ts';

/** What the apps of the demo's host pages are made of. */
const SOURCES = ['demo/hosts/react', 'demo/hosts/vue', 'demo/element.ts'];

/** The apps of `demo/hosts/` in a project of their own, which has the package installed as it would be published. */
export function installApps(): Consumer {
  const consumer = installPackage();
  for (const source of SOURCES) cpSync(source, join(consumer.folder, source), { recursive: true });
  return consumer;
}
