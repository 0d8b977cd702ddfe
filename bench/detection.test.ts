import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCanaryPlayer, SETTINGS, type CanaryPlayer } from './measurements/canaries-on-sandbox.ts';
import { compareDetection } from './measurements/detection-on-sandbox.ts';

/** A run takes about 6 ms; the machine may be busy. */
const TIMEOUT_MS = 240_000;
/** `npm run bench -- --only detection-on-sandbox` simulates a thousand of each. */
const RUNS = 200;

let player: CanaryPlayer;
beforeAll(async () => {
  player = await createCanaryPlayer();
});
afterAll(() => player.stop());

test.each(Object.values(SETTINGS))(
  'as often stopped, and after as many failed calls, as pre-flight says: $what',
  async (setting) => {
    const compared = await compareDetection(player, setting, { errorPercents: [5, 20, 100], runs: RUNS });
    expect(compared).toHaveLength(3);
    expect(compared.filter(({ excessPoints, excessCalls }) => excessPoints > 0 || excessCalls > 0)).toEqual([]);
  },
  TIMEOUT_MS,
);
