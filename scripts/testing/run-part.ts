import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Outcome } from './outcome.ts';
import { judge } from './outcome.ts';
import type { Part } from './parts.ts';

/** Runs one part to its end, its output going to ours, and says how it went. Never throws for what the part does. */
export async function runPart(part: Part): Promise<Outcome> {
  const [program = '', ...args] = part.command;
  const windows = process.platform === 'win32';
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...part.environment },
    // A group of its own, so that a part that takes too long is ended with all that it started.
    detached: !windows,
    shell: windows,
  });
  let late = false;
  const end = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(windows ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  };
  const interrupted = (): void => {
    end();
    process.exit(130);
  };
  const timer = setTimeout(() => {
    late = true;
    end();
  }, part.minutes * 60_000);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    if (late) return { passed: 0, failed: 1, note: `ended after ${part.minutes} minutes` };
    if (!part.figures) return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
    return judge(readOr(part.figures), exitCode);
  } catch (error) {
    return { passed: 0, failed: 1, note: `could not be started: ${String(error)}` };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

function readOr(figures: () => Outcome): Outcome | undefined {
  try {
    return figures();
  } catch {
    return undefined;
  }
}
