import type { Beside, FailedOf, RolloutVerdict, SlowOf, SlowVerdict, ThrottledOf } from './rollout-verdict.ts';
import type { SlowLimit } from './slow-limit.ts';
import type { Measure, Tally, Verdict } from './verdict.ts';

/**
 * The part of a verdict that is stored with a rollout: no points, no intervals, and of the other tests only their
 * findings.
 */
export function toRolloutVerdict(
  verdict: Verdict,
  versions: Pick<RolloutVerdict, 'baselineVersion' | 'candidateVersion'>,
  slowLimit: SlowLimit | null,
): RolloutVerdict {
  const { kind, worse, baseline, candidate, points } = verdict;
  return {
    ...versions,
    kind,
    worse: worse && { at: worse.at, baseline: failedOf(worse.baseline), candidate: failedOf(worse.candidate) },
    baseline: failedOf(baseline),
    candidate: failedOf(candidate),
    evidenceLog10: points.at(-1)?.log10 ?? null,
    smallestVisiblePoints: verdict.smallestVisiblePoints,
    countedUntil: verdict.countedUntil,
    covers: verdict.cover,
    slow: verdict.slow === null || slowLimit === null ? null : toSlowVerdict(verdict.slow, slowLimit),
    besides: besidesOf(verdict),
  };
}

function besidesOf({ throttles, split }: Verdict): Beside[] {
  const found: Beside[] = [];
  if (throttles.kind === 'worse') {
    const { baseline, candidate } = throttles;
    found.push({ kind: 'throttled', baseline: throttledOf(baseline), candidate: throttledOf(candidate) });
  }
  if (split.kind === 'does-not-fit') {
    const { observedPercent, expectedPercent, calls } = split;
    found.push({ kind: 'split', observedPercent, expectedPercent, calls });
  }
  return found;
}

function toSlowVerdict(measure: Measure, limit: SlowLimit): SlowVerdict {
  const { kind, smallestVisiblePoints, worse, baseline, candidate } = measure;
  return {
    kind,
    smallestVisiblePoints,
    limit,
    worse: worse && { at: worse.at, baseline: slowOf(worse.baseline), candidate: slowOf(worse.candidate) },
    baseline: slowOf(baseline),
    candidate: slowOf(candidate),
  };
}

const failedOf = ({ calls, hits }: Tally): FailedOf => ({ calls, failed: hits });
const slowOf = ({ calls, hits }: Tally): SlowOf => ({ calls, slow: hits });
const throttledOf = ({ calls, hits }: Tally): ThrottledOf => ({ calls, throttled: hits });
