import type { Alarm } from './alarm.ts';

/**
 * How many of these alarms CloudWatch lacks, as far as it was read: one that a composite alarm waits for counts as
 * `some`. An empty list lacks none.
 */
export function missingAlarms(alarms: readonly Alarm[]): 'none' | 'some' | 'all' {
  const gone = alarms.filter(({ state }) => state === 'NOT_FOUND').length;
  if (gone > 0 && gone === alarms.length) return 'all';
  return gone > 0 || alarms.some(({ goneBelow = [] }) => goneBelow.length > 0) ? 'some' : 'none';
}
