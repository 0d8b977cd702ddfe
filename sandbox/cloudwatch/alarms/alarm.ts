import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { SimMs } from '../../kernel/clock.ts';
import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import type { Query } from '../parse-query.ts';

export const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;
export type MissingDataTreatment = (typeof TREATMENTS)[number];

/** What PutMetricAlarm was given, kept as DescribeAlarms gives it back: what was not set stays absent. */
export type AlarmSettings = Omit<
  MetricAlarm,
  | 'AlarmName'
  | 'AlarmArn'
  | 'AlarmConfigurationUpdatedTimestamp'
  | 'StateValue'
  | 'StateReason'
  | 'StateReasonData'
  | 'StateUpdatedTimestamp'
  | 'StateTransitionedTimestamp'
>;

/** The same, in the form that evaluation needs. */
export interface AlarmRule {
  queries: Query[];
  /** Id of the query that is compared with the threshold. */
  watchedId: string;
  periodMs: number;
  /** N of "M out of N". */
  evaluationPeriods: number;
  /** M. Equal to N where the alarm did not set it. */
  datapointsToAlarm: number;
  comparison: Comparison;
  threshold: number;
  missingData: MissingDataTreatment;
  /** Below this many samples a percentile is not evaluated and the state stays; null: always evaluated. */
  minimumSamples: number | null;
}

export interface AlarmState {
  value: AlarmStateValue;
  reason: string;
  /** JSON; null before the first evaluation and after a SetAlarmState without data. */
  reasonData: string | null;
  updatedAt: SimMs;
  transitionedAt: SimMs;
}

export interface Alarm {
  name: string;
  arn: string;
  settings: AlarmSettings;
  rule: AlarmRule;
  configuredAt: SimMs;
  state: AlarmState;
}

export const toMetricAlarm = (alarm: Alarm): MetricAlarm => ({
  ...alarm.settings,
  AlarmName: alarm.name,
  AlarmArn: alarm.arn,
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
  StateValue: alarm.state.value,
  StateReason: alarm.state.reason,
  ...(alarm.state.reasonData === null ? {} : { StateReasonData: alarm.state.reasonData }),
  StateUpdatedTimestamp: new Date(alarm.state.updatedAt),
  StateTransitionedTimestamp: new Date(alarm.state.transitionedAt),
});
