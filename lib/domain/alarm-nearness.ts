import type { Alarm } from './alarm.ts';
import { breachesOf } from './breaches.ts';

/**
 * How many of the data points that it takes have breached the threshold ("at 2 of 3"). null where the values or the definition are
 * not known, or the alarm compares with a moving band.
 */
export function alarmNearness(
  alarm: Pick<Alarm, 'definition' | 'recentValues'>,
): { breaching: number; of: number } | null {
  const { definition, recentValues } = alarm;
  if (definition === null || recentValues === null || recentValues.length === 0) return null;
  const { comparison, threshold, evaluationPeriods, datapointsToAlarm } = definition;
  const breaches = breachesOf(comparison);
  if (breaches === null || threshold === null || evaluationPeriods === null || evaluationPeriods < 1) return null;
  const of = Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods);
  const count = recentValues.slice(-evaluationPeriods).filter((value) => breaches(value, threshold)).length;
  return { breaching: Math.min(count, of), of };
}
