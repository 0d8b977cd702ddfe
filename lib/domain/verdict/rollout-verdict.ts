import type { Iso } from '../time/iso.ts';
import type { SlowLimit } from './slow-limit.ts';

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

/** What the counts say about slow calls, in the words and with the test of the failures. */
export interface SlowVerdict extends Pick<RolloutVerdict, 'kind' | 'headline' | 'detail' | 'smallestVisiblePoints'> {
  limit: SlowLimit;
  worse: { at: Iso; baseline: SlowOf; candidate: SlowOf } | null;
  baseline: SlowOf;
  candidate: SlowOf;
}

/**
 * What the counts say about a rollout's new version, small enough to be sent with every picture of it and kept when it ends. How it is
 * found, and what it may claim: docs/verdict.md.
 */
export interface RolloutVerdict {
  /** worse: it fails more often. The others: it was not seen to, with more or less force. */
  kind: 'worse' | 'no-difference' | 'too-few' | 'nothing';
  /** "Version 42 fails more often". */
  headline: string;
  /** The counts behind it, in a sentence or two. */
  detail: string;
  /** The end of the minute with which the evidence reached 100, and the counts then; null unless worse. */
  worse: { at: Iso; baseline: FailedOf; candidate: FailedOf } | null;
  baseline: FailedOf;
  candidate: FailedOf;
  /** Decimal logarithm of the evidence now: 0 says nothing, "worse" is said at 2. null: no minute counts. */
  evidenceLog10: number | null;
  /** The smallest increase in percentage points that so many calls would have shown with 90% probability; null: none surely. */
  smallestVisiblePoints: number | null;
  /** The end of the youngest minute that counts; null: none. */
  countedUntil: Iso | null;
  /** null: slow calls are not counted. */
  slow: SlowVerdict | null;
  /** What else the counts say, in sentences: throttled more often, a split that is not the alias's. */
  besides: string[];
}
