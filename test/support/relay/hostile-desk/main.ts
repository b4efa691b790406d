import { parseArgs } from 'node:util';
import { scaledTime } from '../scaled-time.ts';
import { seeded } from '../seeded.ts';
import { randomFaults } from './faults.ts';
import { startHostileDesk } from './server.ts';

// The hostile desk as a process of its own. Prints one line of JSON with its origin, and ends by SIGTERM.
//   node test/support/relay/hostile-desk/main.ts --seed 1 --rate 0.3 --speed 20
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
  },
});
const desk = await startHostileDesk({
  faults: randomFaults(seeded(Number(values.seed)), () => Number(values.rate)),
  time: scaledTime(Number(values.speed)),
  port: Number(values.port),
});
process.stdout.write(`${JSON.stringify({ origin: desk.origin })}\n`);
process.once('SIGTERM', () => void desk.stop());
