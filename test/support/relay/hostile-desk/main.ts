import { parseArgs } from 'node:util';
import { SYSTEM_TIME } from '../../../../relay/forward/time.ts';
import { seeded } from '../seeded.ts';
import { randomFaults } from './faults.ts';
import { startHostileDesk } from './server.ts';

// The hostile desk as a process of its own. Prints one line of JSON with its origin, and ends by SIGTERM or when its standard
// input ends, so that it never outlives who started it.
//   node test/support/relay/hostile-desk/main.ts --seed 1 --rate 0.3 --speed 20 --key-life 60
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0' },
    /** How many times as short its stalls are. Its clock is that of everybody else. */
    speed: { type: 'string', default: '1' },
    /** In seconds. */
    'key-life': { type: 'string', default: '7200' },
    port: { type: 'string', default: '0' },
  },
});
const speed = Number(values.speed);
const desk = await startHostileDesk({
  faults: randomFaults(seeded(Number(values.seed)), () => Number(values.rate)),
  time: { now: Date.now, wait: (milliseconds, signal) => SYSTEM_TIME.wait(milliseconds / speed, signal) },
  keyLife: Number(values['key-life']) * 1000,
  port: Number(values.port),
});
process.stdout.write(`${JSON.stringify({ origin: desk.origin })}\n`);
const stop = (): void => void desk.stop().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.stdin.once('end', stop).resume();
