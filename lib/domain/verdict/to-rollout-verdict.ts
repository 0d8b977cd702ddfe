import type { FailedOf, RolloutVerdict, SlowOf, SlowVerdict } from './rollout-verdict.ts';
import type { SlowLimit } from './slow-limit.ts';
import type { Measure, Tally, Verdict } from './verdict.ts';

/** The part of a verdict that goes with a rollout: no points, no intervals, and of the other tests only what they found. */
export function toRolloutVerdict(verdict: Verdict, slowLimit: SlowLimit | null): RolloutVerdict {
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
    slow: verdict.slow === null || slowLimit === null ? null : toSlowVerdict(verdict.slow, slowLimit),
    besides,
  };
}

function toSlowVerdict(measure: Measure, limit: SlowLimit): SlowVerdict {
  const { kind, headline, detail, smallestVisiblePoints, worse, baseline, candidate } = measure;
  return {
    kind,
    headline,
    detail,
    smallestVisiblePoints,
    limit,
    worse:
      worse === null ? null : { at: worse.at, baseline: slowOf(worse.baseline), candidate: slowOf(worse.candidate) },
    baseline: slowOf(baseline),
    candidate: slowOf(candidate),
  };
}

function slowOf({ calls, hits }: Tally): SlowOf {
  return { calls, slow: hits };
}

function failedOf({ calls, hits }: Tally): FailedOf {
  return { calls, failed: hits };
}
