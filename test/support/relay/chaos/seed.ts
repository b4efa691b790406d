/**
 * The seed that `CHAOS_SEED` names, else another one every time: it decides what the desk does wrong and when processes are
 * killed, though not in what order requests arrive. Every report prints it.
 */
export function freshSeed(): number {
  return Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
}
