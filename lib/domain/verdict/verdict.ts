import type { Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import type { RoutedPoint } from '../series/series.ts';
import type { VerdictCover } from './cover/verdict-cover.ts';
import type { PercentRange } from '../statistics/wilson-interval.ts';

/**
 * One reading of one minute of one version; null: not known. `slowCalls`: calls longer than the limit, of
 * `invocations`.
 */
export interface VerdictMinute extends Pick<MinuteCount, 'version' | 'at' | 'invocations' | 'errors' | 'throttles'> {
  slowCalls: number | null;
}

export interface VerdictInput {
  baselineVersion: string | null;
  candidateVersion: string | null;
  /** In any order. A minute may appear several times, as it was read. */
  minutes: readonly VerdictMinute[];
  /** The shares that were seen on the alias, in any order. */
  routed: readonly RoutedPoint[];
  /** When traffic began to shift; null: it has not. */
  from: Iso | null;
  /** When the rollout ended; null while it runs. */
  to: Iso | null;
  /** Now, in AWS's time. */
  now: Iso;
  /** Up to when CloudWatch was asked for minutes; null: never. Absent: up to now. */
  readUntil?: Iso | null;
  /** How long after its end a minute counts: CloudWatch still adds to younger ones. Default one minute. */
  settleMs?: number;
  /** What "slow" is; null where slow calls are not counted. */
  slowLimitMs: number | null;
  /** "Too few calls" when only larger increases would have been shown. Default 5 percentage points. */
  limitPoints?: number;
}

/**
 * - worse: the evidence has reached 100 at some time.
 * - no-difference: it has not, and an increase above the limit would have been shown with 90% probability.
 * - too-few: it has not, and such an increase might not have been shown.
 * - nothing: no minutes that count have calls of both versions.
 */
export type VerdictKind = 'worse' | 'no-difference' | 'too-few' | 'nothing';

/**
 * How many of `calls` were hits (failed, slow or throttled), and where the true rate lies with 95% confidence (Wilson,
 * looked at once).
 */
export interface Tally {
  calls: number;
  hits: number;
  /** null: no calls. */
  percent: number | null;
  interval: PercentRange | null;
}

export interface EvidencePoint {
  /** Start of the minute after which the evidence had this value. */
  at: Iso;
  /** Decimal logarithm of the evidence: 0 at the start, "worse" at 2. Finite. */
  log10: number;
}

export interface Measure {
  kind: VerdictKind;
  /** The evidence now, at most 1e15: 1 says nothing, below 1 favours the candidate, 100 is enough for "worse". */
  evidence: number;
  /** One point for each minute that counts, oldest first. */
  points: EvidencePoint[];
  /**
   * The end of the minute with which the evidence reached 100, and the counts then. A later fall of the evidence does
   * not take it back.
   */
  worse: { at: Iso; baseline: Tally; candidate: Tally } | null;
  baseline: Tally;
  candidate: Tally;
  /**
   * The smallest increase, in percentage points, that this many calls would have shown with 90% probability; null:
   * none.
   */
  smallestVisiblePoints: number | null;
}

export interface Split {
  kind: 'fits' | 'does-not-fit' | 'nothing';
  evidence: number;
  /** The end of the minute with which the evidence reached 100. */
  since: Iso | null;
  /**
   * Over the minutes with a steady share: the share by the alias's weights, and the counted one. null: no such minutes.
   */
  expectedPercent: number | null;
  observedPercent: number | null;
  calls: number;
}

/** What was wrong with the counts, and how it is handled. Normally all 0. */
export interface Oddities {
  /** A later reading of a minute was smaller: the larger one is kept, because a minute's true counts only grow. */
  fell: number;
  /** More failures or slow calls than calls: taken as all of the calls. */
  aboveCalls: number;
  /** Not a number, negative, above 1e12, or without a time: taken as unknown. */
  invalid: number;
}

/** The failures' verdict is the rollout's. Slow calls and throttles are judged separately, each with its own 1%. */
export interface Verdict extends Measure {
  /** null: slow calls are not counted. */
  slow: Measure | null;
  throttles: Measure;
  split: Split;
  /** The end of the latest minute that counts; null: none. */
  countedUntil: Iso | null;
  /** null: traffic has not begun to shift. */
  cover: VerdictCover | null;
  oddities: Oddities;
}
