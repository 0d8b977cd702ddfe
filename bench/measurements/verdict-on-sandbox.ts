import { atMost, withoutLimit, type Figure, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { createRolloutPlayer, type PlayedRollout } from '../rollouts-on-sandbox.ts';

/** A false "worse" is rare: fewer runs could not measure its share. */
const HEALTHY_RUNS = 1000;
const BAD_RUNS = 100;

/** Seconds that "worse" came after the alarm, negative if before; Infinity: it never came, -Infinity: no alarm did. */
export function secondsAfterAlarm({ worseAt, alarmAt }: PlayedRollout): number {
  if (worseAt === null) return Infinity;
  return alarmAt === null ? -Infinity : (worseAt - alarmAt) / 1000;
}

/** The seeds from 1 to `runs` whose rollout was called worse. */
export async function calledWorse(play: (seed: number) => Promise<PlayedRollout>, runs: number): Promise<number[]> {
  const called: number[] = [];
  for (let seed = 1; seed <= runs; seed++) if ((await play(seed)).worseAt !== null) called.push(seed);
  return called;
}

export const verdictOnSandbox: Measurement = {
  name: 'verdict-on-sandbox',
  what: "the verdict on the demo's rollouts, read from the sandbox as the product reads AWS",
  async measure() {
    const player = await createRolloutPlayer();
    try {
      const canaries = await calledWorse((seed) => player.healthyCanary(seed), HEALTHY_RUNS);
      const linear = await calledWorse((seed) => player.healthyLinear(seed), HEALTHY_RUNS);
      const after: number[] = [];
      for (let seed = 1; seed <= BAD_RUNS; seed++) after.push(secondsAfterAlarm(await player.badCanary(seed)));
      const seconds = (value: number): string => `${value} s`;
      const what = 'the bad canary: "worse" after the alarm by';
      return [
        falseShare('healthy canaries called worse', canaries),
        falseShare('healthy linear rollouts called worse', linear),
        atMost(what, 60, Math.max(...after), seconds, `the latest of ${BAD_RUNS}; negative: before it`),
        withoutLimit('the bad canary: in the median', seconds(quantile(after, 0.5) ?? Number.NaN)),
      ];
    } finally {
      await player.stop();
    }
  },
};

function falseShare(what: string, called: readonly number[]): Figure {
  const percent = (share: number): string => `${share.toFixed(1)}%`;
  const note = `${called.length} of ${HEALTHY_RUNS}, at any of their minutes`;
  return atMost(what, 1, (called.length / HEALTHY_RUNS) * 100, percent, note);
}
