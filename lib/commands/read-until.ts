import type { Clock } from '../parts/clock.ts';
import { pause } from './pause.ts';

const TRIES = 8;
const PAUSE_MS = 700;

/**
 * Reads repeatedly for about five seconds until `enough`; then returns the last reading, whatever it shows. A failed
 * reading is tried again too; null: none succeeded.
 */
export async function readUntil<T>(
  clock: Clock,
  read: () => Promise<T>,
  enough: (value: T) => boolean,
): Promise<T | null> {
  let last: T | null = null;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      last = await read();
      if (enough(last)) return last;
    } catch {
      // The change is made; the next reading may succeed.
    }
    if (attempt < TRIES) await pause(clock, PAUSE_MS);
  }
  return last;
}
