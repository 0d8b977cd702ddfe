import { bestLook } from './best-look.ts';
import { playUntilWorse } from './play-until-worse.ts';
import type { Traffic } from './traffic.ts';

export interface FisherComparison {
  /** Minutes and calls at which the test that looks once does best. */
  onceMinutes: number;
  onceCalls: number;
  /** Calls until "worse" in the median rollout, looked at every minute; null: half of them never got there. */
  medianCalls: number | null;
  ratio: number | null;
}

/** If about half of the single looks find something after one minute, the minute must not depend on the draw. */
const LOOKS = 4000;

/**
 * How many more calls watching costs than one look at the best moment. null: that moment is more than `most` minutes
 * away.
 */
export function compareWithFisher(
  random: () => number,
  traffic: Traffic,
  rollouts: number,
  most: number,
): FisherComparison | null {
  const onceMinutes = bestLook(random, traffic, LOOKS, most);
  if (onceMinutes === null) return null;
  const calls = Array.from(
    { length: rollouts },
    () => playUntilWorse(random, traffic, 6 * onceMinutes + 4)?.calls ?? Number.POSITIVE_INFINITY,
  ).toSorted((a, b) => a - b);
  const median = calls[Math.floor(rollouts / 2)] ?? Number.POSITIVE_INFINITY;
  const medianCalls = Number.isFinite(median) ? median : null;
  const onceCalls = onceMinutes * traffic.callsPerMinute;
  return { onceMinutes, onceCalls, medianCalls, ratio: medianCalls === null ? null : medianCalls / onceCalls };
}
