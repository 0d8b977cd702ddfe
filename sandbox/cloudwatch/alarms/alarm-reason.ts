import type { SimMs } from '../../kernel/clock.ts';
import type { AlarmRule, AlarmSettings, Comparison } from './alarm.ts';
import type { Decision } from './decide-state.ts';
import { javaDouble } from '../../kernel/java-double.ts';
import { javaDate, shortDate } from './java-text.ts';

export interface EvaluatedPoint {
  at: SimMs;
  value: number;
  sampleCount: number | null;
  breaching: boolean;
}

export interface Evaluation {
  queriedAt: SimMs;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Newest first. */
  points: EvaluatedPoint[];
  filled: Decision['filled'];
  /** Starts of the newest N periods, newest first: listed when no data was received. */
  periods: SimMs[];
}

const WORDS: Record<Comparison, string> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};
/** From this many on, CloudWatch gives the number, then the latest five. For OK its words are known only from 2014. */
const LISTED = 5;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const wasWere = (count: number): string => (count === 1 ? 'was' : 'were');

/** How many points had to be on one side: M for ALARM; for OK as many as rule M out. */
const minimum = (rule: AlarmRule, state: Evaluation['state']): number =>
  state === 'ALARM' ? rule.datapointsToAlarm : rule.evaluationPeriods - rule.datapointsToAlarm + 1;

const filledText = (rule: AlarmRule, filled: number): string => {
  if (filled === 0 || (rule.missingData !== 'breaching' && rule.missingData !== 'notBreaching')) return '';
  const treated = rule.missingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  return ` and ${counted(filled, 'missing datapoint')} ${wasWere(filled)} treated as [${treated}]`;
};

/**
 * StateReason in CloudWatch's words, taken from published reasons and recordings: with and without DatapointsToAlarm
 * ("2 out of the last 3 …", "(minimum …)"), more than four points, missing data filled in.
 */
export const alarmReason = (rule: AlarmRule, settings: AlarmSettings, evaluation: Evaluation): string => {
  const { state, points, filled } = evaluation;
  const periods = rule.evaluationPeriods;
  if (state === 'INSUFFICIENT_DATA')
    return `Insufficient Data: ${counted(periods, 'datapoint')} ${wasWere(periods)} unknown.`;
  if (points.length === 0)
    return `Threshold Crossed: no datapoints were received for ${counted(periods, 'period')}${filledText(rule, filled)}.`;

  const side = points.filter((point) => point.breaching === (state === 'ALARM'));
  // Filled-in points alone can decide; then show the points there are.
  const shown = side.length > 0 ? side : points;
  const not = shown.some((point) => point.breaching) ? '' : 'not ';
  const verdict = `${wasWere(shown.length)} ${not}${WORDS[rule.comparison]} the threshold (${javaDouble(rule.threshold)})`;
  const list = shown
    .slice(0, LISTED)
    .map((point) => `${javaDouble(point.value)} (${shortDate(point.at)})`)
    .join(', ');
  const manyOfMany = settings.DatapointsToAlarm !== undefined;
  const number = manyOfMany
    ? `${shown.length} out of the last ${counted(periods, 'datapoint')}`.replace(/datapoint$/, 'datapoints')
    : counted(shown.length, 'datapoint');
  const statement =
    shown.length < LISTED
      ? `${number} [${list}] ${verdict}`
      : `${number} ${verdict}. The most recent datapoints${not === '' ? ' which crossed the threshold' : ''}: [${list}]`;
  const needed = minimum(rule, state);
  const direction = state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK';
  const atLeast = manyOfMany ? ` (minimum ${counted(needed, 'datapoint')} for ${direction} transition)` : '';
  return `Threshold Crossed: ${statement}${filledText(rule, filled)}${atLeast}.`;
};

/** StateReasonData: JSON as CloudWatch writes it; a math alarm's has neither statistic nor sample counts. */
export const alarmReasonData = (rule: AlarmRule, settings: AlarmSettings, evaluation: Evaluation): string => {
  const { points, state, queriedAt, periods } = evaluation;
  const oldest = points.at(-1);
  const statistic = settings.Statistic ?? settings.ExtendedStatistic;
  const shown = points.slice(0, minimum(rule, state));
  const evaluated =
    points.length === 0
      ? periods.map((at) => `{"timestamp":"${javaDate(at)}"}`)
      : shown.map(({ at, sampleCount, value }) => {
          const samples = sampleCount === null ? '' : `"sampleCount":${javaDouble(sampleCount)},`;
          return `{"timestamp":"${javaDate(at)}",${samples}"value":${javaDouble(value)}}`;
        });
  const members = [
    '"version":"1.0"',
    `"queryDate":"${javaDate(queriedAt)}"`,
    ...(oldest ? [`"startDate":"${javaDate(oldest.at)}"`] : []),
    ...(settings.Unit === undefined ? [] : [`"unit":${JSON.stringify(settings.Unit)}`]),
    ...(statistic === undefined ? [] : [`"statistic":${JSON.stringify(statistic)}`]),
    `"period":${rule.periodMs / 1000}`,
    `"recentDatapoints":[${points
      .map(({ value }) => javaDouble(value))
      .toReversed()
      .join(',')}]`,
    `"threshold":${javaDouble(rule.threshold)}`,
    `"evaluatedDatapoints":[${evaluated.join(',')}]`,
  ];
  return `{${members.join(',')}}`;
};
