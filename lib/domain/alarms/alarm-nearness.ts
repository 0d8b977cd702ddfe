import type { Alarm } from './alarm.ts';

/**
 * How many of the evaluated periods breach the threshold ("at 2 of 3"). A period without data breaches where the alarm
 * says so. null: the values or the definition are not known, or the alarm compares with a moving band.
 */
export function alarmNearness(alarm: Pick<Alarm, 'definition' | 'recent'>): { breaching: number; of: number } | null {
  const { definition, recent } = alarm;
  // Earlier versions of Sluice kept no such values of an ended rollout.
  if (definition === null || !recent || recent.values.length === 0) return null;
  const { comparison, threshold, evaluationPeriods, datapointsToAlarm, treatMissingData } = definition;
  const breaches = breachesOf(comparison);
  if (breaches === null || threshold === null || evaluationPeriods === null || evaluationPeriods < 1) return null;
  const of = Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods);
  const breaching = recent.values
    .slice(-evaluationPeriods)
    .filter((value) => (value === null ? treatMissingData === 'breaching' : breaches(value, threshold)));
  return { breaching: Math.min(breaching.length, of), of };
}

type Compares = (value: number, threshold: number) => boolean;

const BREACHES: Record<string, Compares> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** What CloudWatch's comparison requires of a value; null: it compares with a moving band, or is not known. */
export function breachesOf(comparison: string | null): Compares | null {
  return Object.hasOwn(BREACHES, comparison ?? '') ? (BREACHES[comparison ?? ''] ?? null) : null;
}
