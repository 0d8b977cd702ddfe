import { atMost, told, type Measurement } from './measurement.ts';
import { quantile } from './quantile.ts';
import { createRolloutPlayer, type PlayedRollout } from './rollouts-on-sandbox.ts';

/** A false "worse" is rare: with fewer its share could not be told. */
const HEALTHY_RUNS = 1000;
const BAD_RUNS = 100;

/** Seconds that "worse" came after the alarm, negative where it came before; Infinity: it never came, -Infinity: no alarm did. */
export function secondsAfterAlarm({ worseAt, alarmAt }: PlayedRollout): number {
  if (worseAt === null) return Infinity;
  return alarmAt === null ? -Infinity : (worseAt - alarmAt) / 1000;
}

export const verdictOnSandbox: Measurement = {
  name: 'verdict-on-sandbox',
  what: "the verdict on the demo's rollouts, read from the sandbox as the product reads AWS",
  async measure() {
    const player = await createRolloutPlayer();
    try {
      const from = performance.now();
      let worse = 0;
      for (let seed = 1; seed <= HEALTHY_RUNS; seed++) if ((await player.healthy(seed)).worseAt !== null) worse += 1;
      const after: number[] = [];
      for (let seed = 1; seed <= BAD_RUNS; seed++) after.push(secondsAfterAlarm(await player.bad(seed)));
      const each = (performance.now() - from) / (HEALTHY_RUNS + BAD_RUNS);
      const seconds = (value: number): string => `${value} s`;
      return [
        atMost(
          'healthy linear rollouts called worse',
          1,
          (worse / HEALTHY_RUNS) * 100,
          (share) => `${share.toFixed(1)}%`,
          `${worse} of ${HEALTHY_RUNS}; a later reading may have taken it back`,
        ),
        atMost(
          'the bad canary: "worse" after the alarm by',
          60,
          Math.max(...after),
          seconds,
          `the latest of ${BAD_RUNS}; negative: before it`,
        ),
        told('the bad canary: in the median', seconds(quantile(after, 0.5) ?? Number.NaN)),
        told('a rollout played and judged', `${Math.round(each)} ms`),
      ];
    } finally {
      await player.stop();
    }
  },
};
