import type { FailedOf, RolloutVerdict } from '../rollout-verdict.ts';
import type { Tally, Verdict } from './verdict.ts';

/** The part of a verdict that goes with a rollout: no points, no intervals, and of the other tests only what they found. */
export function toRolloutVerdict(verdict: Verdict): RolloutVerdict {
  const { kind, headline, detail, worse, baseline, candidate, points, throttles, split } = verdict;
  const besides = [
    ...(throttles.kind === 'worse' ? [`${throttles.headline}: ${throttles.detail}`] : []),
    ...(split.kind === 'does-not-fit' ? [`${split.headline}: ${split.detail}`] : []),
  ];
  return {
    kind,
    headline,
    detail,
    worse:
      worse === null
        ? null
        : { at: worse.at, baseline: failedOf(worse.baseline), candidate: failedOf(worse.candidate) },
    baseline: failedOf(baseline),
    candidate: failedOf(candidate),
    evidenceLog10: points.at(-1)?.log10 ?? null,
    smallestVisiblePoints: verdict.smallestVisiblePoints,
    countedUntil: verdict.countedUntil,
    besides,
  };
}

function failedOf({ calls, hits }: Tally): FailedOf {
  return { calls, failed: hits };
}
