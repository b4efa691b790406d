import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The demo and its relay, as `npm start` starts them. */
export interface Started {
  /** Origin of the demo's pages. */
  readonly demo: string;
  /** Address of the help desk, and what opens it. */
  readonly desk: string;
  readonly token: string;
  /** Presses Ctrl-C, as far as a process can tell, and waits until both have ended. Gives the exit code. */
  stop(): Promise<number>;
}

const SCRIPT = path.resolve(import.meta.dirname, '../../../scripts/start.ts');

/** @param folder where its database and keys are */
export async function startDemo(folder: string): Promise<Started> {
  // Ports that nothing else of the tests begins at; the next free ones are taken.
  const args = [SCRIPT, '--port', '5573', '--relay-port', '8987', '--data', folder];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const printed = await untilPrinted(child, /its token\s+\S+\s/);
  const found = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? '';
  return {
    demo: new URL(found(/sign-in page\s+(\S+)/)).origin,
    desk: found(/help desk\s+(\S+)/),
    token: found(/its token\s+(\S+)/),
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = (await ended) as [number];
      return code;
    },
  };
}

/** What it has printed once that fits. Rejects where it ends before. */
function untilPrinted(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const hear = (part: unknown): void => {
      heard += String(part);
      if (wanted.test(heard)) resolve(heard);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`It ended:\n${heard}`)));
  });
}
