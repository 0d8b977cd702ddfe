import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { SimMs } from '../../kernel/clock.ts';
import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import type { Query } from '../parse-query.ts';
import type { CompositeRule } from './parse-composite-rule.ts';

export const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Of alarms on anomaly bands. */
export const BAND_COMPARISONS: readonly string[] = [
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'GreaterThanUpperThreshold',
];

export const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;
export type MissingDataTreatment = (typeof TREATMENTS)[number];

type Described =
  | 'AlarmName'
  | 'AlarmArn'
  | 'AlarmConfigurationUpdatedTimestamp'
  | 'StateValue'
  | 'StateReason'
  | 'StateReasonData'
  | 'StateUpdatedTimestamp'
  | 'StateTransitionedTimestamp';
/** PutMetricAlarm's input as DescribeAlarms returns it: what was not set stays absent. */
export type AlarmSettings = Omit<MetricAlarm, Described>;

/** The same, in the form for evaluation. */
export interface AlarmRule {
  queries: Query[];
  /** Id of the query that is compared with the threshold. */
  watchedId: string;
  periodMs: number;
  /** N of "M out of N". */
  evaluationPeriods: number;
  /** M; N if the alarm did not set it. */
  datapointsToAlarm: number;
  comparison: Comparison;
  threshold: number;
  missingData: MissingDataTreatment;
  /** With fewer samples a percentile is not evaluated and the state stays; null: always evaluated. */
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

interface AlarmCommon {
  name: string;
  arn: string;
  configuredAt: SimMs;
  state: AlarmState;
}
export interface MetricAlarmRecord extends AlarmCommon {
  kind: 'metric';
  settings: AlarmSettings;
  /** null: an alarm on an anomaly band, which is kept and described but not evaluated here. */
  rule: AlarmRule | null;
}
export interface CompositeAlarmRecord extends AlarmCommon {
  kind: 'composite';
  settings: Omit<CompositeAlarm, Described>;
  rule: CompositeRule;
}
export type Alarm = MetricAlarmRecord | CompositeAlarmRecord;

export const ALARM_TYPES = { metric: 'MetricAlarm', composite: 'CompositeAlarm' } as const;

/** The alarm as DescribeAlarms shows it. */
export const describeAlarm = <A extends Alarm>(alarm: A): A['settings'] & Pick<MetricAlarm, Described> => ({
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
