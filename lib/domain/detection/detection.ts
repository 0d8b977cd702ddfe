/** How the alarms would respond to a candidate that fails this often. */
export interface DetectionCase {
  /** Share of the candidate's calls that fail, 0–100. */
  errorPercent: number;
  /**
   * Chance that an alarm stops the deployment before the candidate has all the traffic, 0–100. null: not known, since
   * none of the alarms can be simulated.
   */
  stoppedPercent: number | null;
  /** Failed calls of the candidate until it is stopped or has all the traffic, on average; null: not known. */
  failedCalls: number | null;
  /**
   * `stoppedPercent` if failing calls take as long as calls do now, where that is long: CloudWatch counts a call when
   * it has ended. null: calls are short, or it is not known.
   */
  lateStoppedPercent: number | null;
  /** Seconds from the first shift until the stop, the median of the runs that are stopped; null: none is. */
  medianSeconds: number | null;
}

/** How reliably a group's alarms would stop a bad candidate during the plan, given the traffic of the last hours. */
export interface Detection {
  /** Calls per minute through the alias that it assumes. */
  callsPerMinute: number;
  /** Calls that the candidate gets before it has all the traffic, on average. */
  candidateCalls: number;
  /** Empty where nobody calls: without calls there is nothing to work it out from. */
  cases: DetectionCase[];
  /**
   * Why no alarm stops it, whatever the candidate does; null: one may. blind: what they watch is no call of this
   * deployment.
   */
  never: 'ignored' | 'no-alarms' | 'all-at-once' | 'blind' | null;
  /** Some of the alarms that are not counted may watch failures too, so the chances are at least these. */
  isAtLeast: boolean;
  /** Alarms that take part. */
  counted: string[];
  /** Alarms that cannot be simulated, and why. */
  notCounted: { name: string; why: string }[];
  /** What it assumes, in sentences with this case's numbers. */
  assumptions: string[];
}
