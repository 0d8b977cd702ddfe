/** How the alarms would respond to a candidate that fails this often. */
export interface DetectionCase {
  /** Share of the candidate's calls that fail, 0–100. */
  errorPercent: number;
  /** Chance that an alarm stops the deployment before the candidate has all the traffic, 0–100. */
  stoppedPercent: number;
  /** Failed calls of the candidate until it is stopped or has all the traffic, on average. */
  failedCalls: number;
  /** Seconds from the first shift until the stop, the median of the runs that are stopped; null: none is. */
  medianSeconds: number | null;
}

/** How reliably a group's alarms would stop a bad candidate during the plan, given the traffic of the last hours. */
export interface Detection {
  /** Calls per minute through the alias that it assumes. */
  callsPerMinute: number;
  /** Calls that the candidate gets before it has all the traffic, on average. */
  candidateCalls: number;
  cases: DetectionCase[];
  /** Alarms that take part. */
  counted: string[];
  /** Alarms that cannot be simulated, and why. */
  notCounted: { name: string; why: string }[];
  /** What it assumes, in sentences with this case's numbers. */
  assumptions: string[];
}
