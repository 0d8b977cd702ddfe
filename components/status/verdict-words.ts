import { formatCount, formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatDurationMs } from '@/lib/domain/format/format-duration.ts';
import { formatRate } from '@/lib/domain/format/format-percent.ts';
import { describeVerdict, isHigher } from '@/lib/domain/verdict/describe-verdict.ts';
import { coverInShort } from '@/lib/domain/verdict/cover/describe-cover.ts';
import { formatPoints } from '@/lib/domain/format/format-points.ts';
import type { FailedOf, RolloutVerdict, SlowVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';

export interface VerdictWords {
  /** slower: it does not fail more often, but more of its calls are slow. */
  verdict: RolloutVerdict['kind'] | 'slower';
  /** Fits a chip, with its numbers: "Worse: 4.1% vs 0.35% errors". */
  chip: string;
  /** What it rests on: "4 of 97 against 3 of 862 calls". */
  basis: string | null;
}

/** A rollout's verdict, short. The long form: describeVerdict. What it does not cover stands with its basis. */
export function verdictWords(verdict: RolloutVerdict | null): VerdictWords {
  const words = judged(verdict);
  const cover = verdict?.covers ? coverInShort(verdict.covers, verdict.countedUntil) : null;
  if (cover === null || words.verdict === 'nothing') return words;
  return { ...words, basis: words.basis === null ? cover : `${words.basis}; ${cover}` };
}

function judged(verdict: RolloutVerdict | null): VerdictWords {
  if (verdict === null) return { verdict: 'nothing', chip: 'Nothing to compare', basis: null };
  const { kind, candidate, smallestVisiblePoints, slow } = verdict;
  const { headline } = describeVerdict(verdict);
  if (kind !== 'worse' && slow?.kind === 'worse') return slowerWords(slow);
  switch (kind) {
    case 'worse':
      return worseWords(verdict);
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

/** All counts so far, which are those of the comparison: when it was found is an event of its own. */
function worseWords({ baseline, candidate }: Pick<RolloutVerdict, 'baseline' | 'candidate'>): VerdictWords {
  return {
    verdict: 'worse',
    chip: `${isMore(candidate, baseline) ? 'Worse' : 'Was worse for a time'}: ${rateOf(candidate)} vs ${rateOf(baseline)} errors`,
    basis: `${ofCalls(candidate)} against ${ofCalls(baseline)} calls`,
  };
}

function slowerWords({ baseline, candidate, limit }: SlowVerdict): VerdictWords {
  const before = { calls: baseline.calls, failed: baseline.slow };
  const after = { calls: candidate.calls, failed: candidate.slow };
  return {
    verdict: 'slower',
    chip: `${isMore(after, before) ? 'Slower' : 'Was slower for a time'}: ${rateOf(after)} vs ${rateOf(before)} over ${formatDurationMs(limit.ms)}`,
    basis: `${ofCalls(after)} against ${ofCalls(before)} calls`,
  };
}

function isMore(candidate: FailedOf, baseline: FailedOf): boolean {
  return isHigher({ hits: candidate.failed, calls: candidate.calls }, { hits: baseline.failed, calls: baseline.calls });
}

function rateOf({ failed, calls }: FailedOf): string {
  return formatRate(failed, calls);
}

function ofCalls({ failed, calls }: FailedOf): string {
  return `${formatCount(failed)} of ${formatCount(calls)}`;
}
