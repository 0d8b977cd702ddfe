import { formatCount, formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatDurationMs } from '@/lib/domain/format/format-duration.ts';
import { formatRate } from '@/lib/domain/format/format-percent.ts';
import { describeVerdict } from '@/lib/domain/verdict/describe-verdict.ts';
import { formatPoints } from '@/lib/domain/format/format-points.ts';
import type { FailedOf, RolloutVerdict, SlowOf } from '@/lib/domain/verdict/rollout-verdict.ts';

export interface VerdictWords {
  /** slower: it does not fail more often, but more of its calls are slow. */
  verdict: RolloutVerdict['kind'] | 'slower';
  /** Fits a chip, with its numbers: "Worse: 4.1% vs 0.35% errors". */
  chip: string;
  /** What it rests on: "4 of 97 against 3 of 862 calls". */
  basis: string | null;
}

/** A rollout's verdict, short. The long form: describeVerdict. */
export function verdictWords(verdict: RolloutVerdict | null): VerdictWords {
  if (verdict === null) return { verdict: 'nothing', chip: 'Nothing to compare', basis: null };
  const { kind, candidate, smallestVisiblePoints, slow } = verdict;
  const { headline } = describeVerdict(verdict);
  if (kind !== 'worse' && slow?.worse) return slowerWords(slow.worse, slow.limit.ms);
  switch (kind) {
    case 'worse':
      return worseWords(verdict.worse ?? verdict);
    case 'no-difference':
      return {
        verdict: kind,
        chip: `${headline} · ${formatPlural(candidate.calls, 'call')}`,
        basis: smallestVisiblePoints === null ? null : hiding(smallestVisiblePoints),
      };
    case 'too-few':
      return {
        verdict: kind,
        chip: `${headline} · ${formatPlural(candidate.calls, 'call')}`,
        basis: smallestVisiblePoints === null ? 'any increase may hide' : hiding(smallestVisiblePoints),
      };
    case 'nothing':
      return { verdict: kind, chip: headline, basis: null };
  }
}

/** What may be there although the calls so far do not show it. */
function hiding(points: number): string {
  return `an increase under ${formatPoints(points)} points may hide`;
}

/** The counts behind the verdict. */
function worseWords({ baseline, candidate }: { baseline: FailedOf; candidate: FailedOf }): VerdictWords {
  return {
    verdict: 'worse',
    chip: `Worse: ${rateOf(candidate)} vs ${rateOf(baseline)} errors`,
    basis: `${ofCalls(candidate)} against ${ofCalls(baseline)} calls`,
  };
}

function slowerWords({ baseline, candidate }: { baseline: SlowOf; candidate: SlowOf }, limitMs: number): VerdictWords {
  const before = { calls: baseline.calls, failed: baseline.slow };
  const after = { calls: candidate.calls, failed: candidate.slow };
  return {
    verdict: 'slower',
    chip: `Slower: ${rateOf(after)} vs ${rateOf(before)} over ${formatDurationMs(limitMs)}`,
    basis: `${ofCalls(after)} against ${ofCalls(before)} calls`,
  };
}

function rateOf({ failed, calls }: FailedOf): string {
  return formatRate(failed, calls);
}

function ofCalls({ failed, calls }: FailedOf): string {
  return `${formatCount(failed)} of ${formatCount(calls)}`;
}
