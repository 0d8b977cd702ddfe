import type { Account } from '../kernel/account.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CloudWatch } from '../kernel/cloudwatch-port.ts';
import type { Random } from '../kernel/random.ts';
import { AlarmStore } from './alarms/alarm-store.ts';
import { deleteAlarms } from './alarms/delete-alarms.ts';
import { describeAlarmHistory } from './alarms/describe-alarm-history.ts';
import { describeAlarms } from './alarms/describe-alarms.ts';
import { describeAlarmsForMetric } from './alarms/describe-alarms-for-metric.ts';
import { evaluateOnSchedule } from './alarms/evaluate-on-schedule.ts';
import { followChildren } from './alarms/evaluate-composite.ts';
import { putCompositeAlarm } from './alarms/put-composite-alarm.ts';
import { putMetricAlarm } from './alarms/put-metric-alarm.ts';
import { setAlarmState } from './alarms/set-alarm-state.ts';
import { switchAlarmActions } from './alarms/switch-alarm-actions.ts';
import { CustomMetrics } from './custom-metrics.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { LAMBDA_NAMESPACE, LambdaMetrics } from './lambda-metrics.ts';
import type { InvocationMinute } from './lambda-metrics.ts';
import { listMetrics } from './list-metrics.ts';
import type { MetricId, MetricSource } from './metric-source.ts';
import { putMetricData } from './put-metric-data.ts';

export interface CloudWatchParts {
  clock: Clock;
  random: Random;
  account: Account;
  /** How long after its 20 s batch a finished invocation can be read. Default 15 s; see LambdaMetrics. */
  publishDelayMs?: number;
}

const makeOperations = (
  clock: Clock,
  account: Account,
  source: MetricSource,
  custom: CustomMetrics,
  alarms: AlarmStore,
) => ({
  PutMetricData: putMetricData(custom, clock),
  GetMetricData: getMetricData(source),
  GetMetricStatistics: getMetricStatistics(source),
  ListMetrics: listMetrics(source, clock),
  PutMetricAlarm: putMetricAlarm(alarms, source, clock, account),
  PutCompositeAlarm: putCompositeAlarm(alarms, clock, account),
  DescribeAlarms: describeAlarms(alarms),
  DescribeAlarmsForMetric: describeAlarmsForMetric(alarms),
  DescribeAlarmHistory: describeAlarmHistory(alarms),
  SetAlarmState: setAlarmState(alarms, clock),
  DeleteAlarms: deleteAlarms(alarms, clock),
  EnableAlarmActions: switchAlarmActions(alarms, clock, true),
  DisableAlarmActions: switchAlarmActions(alarms, clock, false),
});

export interface SandboxCloudWatch extends CloudWatch {
  readonly operations: ReturnType<typeof makeOperations>;
  /** Writes a past minute, readable at once. */
  recordMinute(minute: InvocationMinute): void;
  /** Stops evaluating alarms. */
  stop(): void;
}

/**
 * CloudWatch's metrics and alarms on the sandbox's clock. Alarm actions are not carried out (there is no SNS here);
 * alarms on anomaly bands are kept and never evaluated, those on Metrics Insights and PromQL refused; data older than
 * 15 days is dropped.
 */
export const createCloudWatch = ({
  clock,
  random,
  account,
  publishDelayMs = 15_000,
}: CloudWatchParts): SandboxCloudWatch => {
  const custom = new CustomMetrics();
  const lambda = new LambdaMetrics(() => clock.now(), random.fork('publishing'), publishDelayMs);
  const keeperOf = ({ namespace }: MetricId): MetricSource => (namespace === LAMBDA_NAMESPACE ? lambda : custom);
  const source: MetricSource = {
    read: (metric, ...rest) => keeperOf(metric).read(metric, ...rest),
    unitsOf: (metric) => keeperOf(metric).unitsOf(metric),
    *list(sinceMs) {
      yield* lambda.list(sinceMs);
      yield* custom.list(sinceMs);
    },
  };
  const alarms = new AlarmStore();
  const stop = evaluateOnSchedule(clock, alarms, source);
  followChildren(alarms);
  return {
    operations: makeOperations(clock, account, source, custom, alarms),
    recordInvocation: (record) => lambda.recorder(record)(record.at, record.durationMs, record.outcome),
    recorder: (target) => lambda.recorder(target),
    recordMinute: (minute) => lambda.recordMinute(minute),
    alarmState: (alarmName) => alarms.alarms.get(alarmName)?.state.value ?? null,
    onAlarmChange: (listener) => alarms.onChange(listener),
    stop,
  };
};
