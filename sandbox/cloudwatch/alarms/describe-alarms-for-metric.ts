import type {
  DescribeAlarmsForMetricCommandInput,
  DescribeAlarmsForMetricCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { missingParameter } from '../errors.ts';
import { metricKey } from '../metric-source.ts';
import { describeAlarm } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';

type Output = Omit<DescribeAlarmsForMetricCommandOutput, '$metadata'>;

/** Alarms on exactly this metric; like AWS's, it does not look into expressions. */
export const describeAlarmsForMetric =
  (store: AlarmStore) =>
  (input: DescribeAlarmsForMetricCommandInput): Output => {
    if (!input.MetricName) throw missingParameter('MetricName');
    if (!input.Namespace) throw missingParameter('Namespace');
    const dimensions = (input.Dimensions ?? []).map(({ Name = '', Value = '' }) => ({ name: Name, value: Value }));
    const key = metricKey({ namespace: input.Namespace, name: input.MetricName, dimensions });
    const metricAlarms = [...store.alarms.values()].filter((alarm) => alarm.kind === 'metric');
    const matching = metricAlarms.filter(({ rule, settings }) => {
      const query = rule?.queries[0];
      if (settings.Metrics !== undefined || query?.kind !== 'metric' || metricKey(query.metric) !== key) return false;
      return (
        (input.Statistic === undefined || settings.Statistic === input.Statistic) &&
        (input.ExtendedStatistic === undefined || settings.ExtendedStatistic === input.ExtendedStatistic) &&
        (input.Period === undefined || settings.Period === input.Period) &&
        (input.Unit === undefined || settings.Unit === input.Unit)
      );
    });
    return { MetricAlarms: matching.map(describeAlarm) };
  };
