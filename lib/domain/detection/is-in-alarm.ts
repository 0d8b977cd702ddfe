/** What an alarm's rule says of one period: true breaches, false does not, null has no data point. */
export type Breach = boolean | null;

/**
 * Whether these periods (newest first; CloudWatch looks at a few more than N) put the alarm in ALARM, as the CloudWatch guide tells under
 * "Configuring how CloudWatch alarms treat missing data": the newest N data points that are there decide, the treatment of missing data counts
 * only where there are fewer; with "missing", points that all breach but are fewer than M trip it once the oldest is M periods old.
 */
export function isInAlarm(
  newestFirst: readonly Breach[],
  rule: { evaluationPeriods: number; datapointsToAlarm: number; treatMissingData: string },
): boolean {
  let real = 0;
  let breaching = 0;
  let oldest = -1;
  for (let index = 0; index < newestFirst.length && real < rule.evaluationPeriods; index++) {
    const breach = newestFirst[index] ?? null;
    if (breach === null) continue;
    real += 1;
    if (breach) breaching += 1;
    oldest = index;
  }
  const filled = rule.evaluationPeriods - real;
  if (breaching + (rule.treatMissingData === 'breaching' ? filled : 0) >= rule.datapointsToAlarm) return true;
  if (filled === 0 || rule.treatMissingData !== 'missing') return false;
  return real > 0 && breaching === real && oldest + 1 >= rule.datapointsToAlarm;
}
