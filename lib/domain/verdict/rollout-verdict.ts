import type { Iso } from '../time/iso.ts';
import type { VerdictCover } from './cover/verdict-cover.ts';
import type { SlowLimit } from './slow-limit.ts';
import type { VerdictKind } from './verdict.ts';

/** How many of `calls` failed. */
export interface FailedOf {
  calls: number;
  failed: number;
}

/** How many of `calls` took longer than the limit. */
export interface SlowOf {
  calls: number;
  slow: number;
}

/** How many of `calls` Lambda refused because of its concurrency. */
export interface ThrottledOf {
  calls: number;
  throttled: number;
}

/** What the counts say about slow calls, by the same test as for failures. */
export interface SlowVerdict extends Pick<RolloutVerdict, 'kind' | 'smallestVisiblePoints'> {
  limit: SlowLimit;
  worse: { at: Iso; baseline: SlowOf; candidate: SlowOf } | null;
  baseline: SlowOf;
  candidate: SlowOf;
}

/** What else the counts say: the candidate is throttled more often, or the split of the calls is not the alias's. */
export type Beside =
  | { kind: 'throttled'; baseline: ThrottledOf; candidate: ThrottledOf }
  | { kind: 'split'; observedPercent: number | null; expectedPercent: number | null; calls: number }
  /** A verdict from before facts were kept. */
  | { kind: 'words'; text: string };

/**
 * What the counts say about a rollout's new version: facts, small enough to be sent with every picture of it and kept
 * when it ends. How it is found, and what it may claim: docs/verdict.md. Its words: describe-verdict.ts.
 */
export interface RolloutVerdict {
  /** null: the versions are not known. */
  baselineVersion: string | null;
  candidateVersion: string | null;
  /** worse: it fails more often. The others: that was not seen, with more or less force. */
  kind: VerdictKind;
  /**
   * The end of the minute with which the evidence reached 100, and the counts then; null unless worse. An event of its
   * own time: what is said of the versions is said with the totals below.
   */
  worse: { at: Iso; baseline: FailedOf; candidate: FailedOf } | null;
  baseline: FailedOf;
  candidate: FailedOf;
  /** Decimal logarithm of the evidence now: 0 means none, "worse" is said at 2. null: no minute counts. */
  evidenceLog10: number | null;
  /**
   * The smallest increase, in percentage points, that this many calls would have shown with 90% probability; null:
   * none.
   */
  smallestVisiblePoints: number | null;
  /** The end of the latest minute that counts; null: none. */
  countedUntil: Iso | null;
  /** What part of the shift it is about. Absent: kept by an older Sluice. */
  covers?: VerdictCover | null;
  /** null: slow calls are not counted. */
  slow: SlowVerdict | null;
  besides: Beside[];
}
