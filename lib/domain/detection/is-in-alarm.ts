/** What an alarm's rule says of one period: true breaches, false does not, null has no data point. */
export type Breach = boolean | null;

/**
 * CloudWatch looks at more than N periods when some are missing. How many more is published only as an example (5 for
 * 3).
 */
export const EXTRA_PERIODS = 2;

/**
 * Whether the periods that end at `newest` put the alarm in ALARM, each `step` places before the next in the list. As
 * the CloudWatch guide describes under "Configuring how CloudWatch alarms treat missing data": the newest N data points
 * that exist decide, and the treatment of missing data counts only where there are fewer. With "missing", points that
 * all breach but are fewer than M trip it once the oldest is M periods old.
 */
export function isInAlarm(
  breaches: readonly Breach[],
  { newest, step }: { newest: number; step: number },
  rule: { evaluationPeriods: number; datapointsToAlarm: number; treatMissingData: string },
): boolean {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = rule;
  let real = 0;
  let breaching = 0;
  let oldest = -1;
  for (let age = 0; age < evaluationPeriods + EXTRA_PERIODS && real < evaluationPeriods; age++) {
    const index = newest - age * step;
    const breach = index < 0 ? null : (breaches[index] ?? null);
    if (breach === null) continue;
    real += 1;
    if (breach) breaching += 1;
    oldest = age;
  }
  const filled = evaluationPeriods - real;
  if (breaching + (treatMissingData === 'breaching' ? filled : 0) >= datapointsToAlarm) return true;
  if (filled === 0 || treatMissingData !== 'missing') return false;
  return real > 0 && breaching === real && oldest + 1 >= datapointsToAlarm;
}
