/** One version's figures in one minute; null: CloudWatch has none. */
export interface VersionMinute {
  calls: number | null;
  errors: number | null;
  throttles: number | null;
  p50Ms: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
}

/** One minute of a rollout, both versions. Percents are the candidate's share, 0–100. */
export interface Minute {
  /** Start of the minute, epoch ms. */
  atMs: number;
  /** Mean over the minute of the share that the alias was seen to route. */
  routedPercent: number | null;
  observedPercent: number | null;
  /** Calls of both versions; null when neither has a figure. */
  calls: number | null;
  base: VersionMinute;
  cand: VersionMinute;
}
