import type { MissingDataTreatment } from './alarm.ts';

/** 'breaching' and 'ok' are real datapoints; null is a missing one. */
export type Datapoint = 'breaching' | 'ok' | null;

export interface Decision {
  /** 'retain': the alarm keeps its state. */
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | 'retain';
  /** Positions (in the list given) of the real datapoints used, newest first. */
  evaluated: number[];
  /** How many missing datapoints stood in for real ones. */
  filled: number;
}

/** How many periods are fetched for N evaluation periods: 5 for 3 in the guide; the rule is not published. */
export const evaluationRange = (evaluationPeriods: number): number => evaluationPeriods + 2;

/**
 * An alarm's state from the datapoints of its evaluation range, oldest first, by the CloudWatch guide's "Configuring
 * how CloudWatch alarms treat missing data": the newest N real points decide. Only when there are fewer does the
 * treatment of missing data apply, to as few points as possible. With `missing` and `ignore`, real points that all
 * breach but are fewer than M lead to ALARM only once the oldest is M periods old ("avoiding premature transitions").
 */
export const decideState = (
  datapoints: readonly Datapoint[],
  rule: { evaluationPeriods: number; datapointsToAlarm: number; missingData: MissingDataTreatment },
): Decision => {
  const real = datapoints.flatMap((datapoint, index) => (datapoint === null ? [] : [index])).toReversed();
  const evaluated = real.slice(0, rule.evaluationPeriods);
  const filled = rule.evaluationPeriods - evaluated.length;
  const breaching = evaluated.filter((index) => datapoints[index] === 'breaching').length;
  const decide = (state: Decision['state']): Decision => ({ state, evaluated, filled });

  const counted = breaching + (rule.missingData === 'breaching' ? filled : 0);
  if (counted >= rule.datapointsToAlarm) return decide('ALARM');
  if (filled === 0 || rule.missingData === 'breaching' || rule.missingData === 'notBreaching') return decide('OK');
  if (breaching < evaluated.length) return decide('OK');
  if (rule.missingData === 'ignore') return decide('retain');
  const oldest = evaluated.at(-1);
  if (oldest !== undefined && datapoints.length - oldest >= rule.datapointsToAlarm) return decide('ALARM');
  return decide('INSUFFICIENT_DATA');
};
