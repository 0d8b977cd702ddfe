/** "p99" → 99; null: no percentile. */
export function percentileOf(statistic: string | null): number | null {
  const match = /^p(\d{1,2}(?:\.\d+)?)$/.exec(statistic ?? '');
  return match === null ? null : Number(match[1]);
}

/**
 * How many data points a period needs for its percentile to be more than its slowest calls. CloudWatch itself calls
 * fewer too few: 10 / (1 − percentile), below the median 10 / percentile (the CloudWatch guide, "Percentile-based
 * CloudWatch alarms and low data samples"; an alarm's EvaluateLowSampleCountPercentile says what it then does).
 */
export function samplesForPercentile(percentile: number): number {
  const share = percentile / 100;
  const rest = share >= 0.5 ? 1 - share : share;
  return rest <= 0 ? Number.POSITIVE_INFINITY : Math.round(10 / rest);
}
