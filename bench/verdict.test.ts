import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRolloutPlayer, type RolloutPlayer } from './rollouts-on-sandbox.ts';
import { calledWorse, secondsAfterAlarm } from './measurements/verdict-on-sandbox.ts';

/** A run takes about 50 ms; the machine may be busy. */
const TIMEOUT_MS = 240_000;

let player: RolloutPlayer;
beforeAll(async () => {
  player = await createRolloutPlayer();
});
afterAll(() => player.stop());

test(
  "the demo's bad canary is called worse before its alarm fires, or within a minute after",
  async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const played = await player.badCanary(seed);
      expect(played.alarmAt, `seed ${seed}`).not.toBeNull();
      expect(secondsAfterAlarm(played), `seed ${seed}`).toBeLessThanOrEqual(60);
    }
  },
  TIMEOUT_MS,
);

test(
  'the same canary with a healthy version is never called worse, in 200 runs',
  async () => {
    expect(await calledWorse((seed) => player.healthyCanary(seed), 200)).toEqual([]);
  },
  TIMEOUT_MS,
);

test(
  'a healthy linear rollout of 27 minutes is called worse no more often than the verdict allows itself',
  async () => {
    // 1% of 200 is two. More than four has a chance of one in twenty at that share, and of one in 300 at the measured
    // 0.5%.
    expect((await calledWorse((seed) => player.healthyLinear(seed), 200)).length).toBeLessThanOrEqual(4);
  },
  TIMEOUT_MS,
);
