import type { Iso } from '../../time/iso.ts';

/**
 * What part of a shift a verdict is about. Nothing in it changes by the mere passing of time: how far a running one has
 * been read, its `asOf` says.
 */
export interface VerdictCover {
  /** Start of the minute in which traffic began to shift. */
  from: Iso;
  /** End of the minute in which the rollout ended; null: it runs. */
  to: Iso | null;
  /** The end of its last minute that was read late enough to count; null while it runs. */
  countedTo: Iso | null;
  /**
   * How long after its end a minute counts: longer where calls take long, since CloudWatch has a call when it ended.
   */
  settleMs: number;
  /** In how many minutes that count there was a call of either version. */
  called: number;
  /** The end of the last of them with a call of the version; null: none. */
  baselineUntil: Iso | null;
  candidateUntil: Iso | null;
}
