import { toMs } from '../../domain/time/iso.ts';
import type { AwsCloudWatch } from '../../parts/cloud-watch.ts';
import { getMetricData, startOfPeriod } from './get-metric-data.ts';
import { DescribeAlarmHistoryCommand, DescribeAlarmsCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { Alarm } from '../../domain/alarms/alarm.ts';
import { alarmValues } from './alarm-values.ts';
import { aliasTraffic } from './alias-traffic.ts';
import { chunk } from '../client/chunk.ts';
import { collectPages } from '../client/collect-pages.ts';
import { nameErrorsOf } from '../client/name-errors-of.ts';
import { toCompositeAlarm, toMetricAlarm } from './to-alarm.ts';
import { toStateChange } from './to-state-change.ts';
import { versionMinutes } from './version-minutes.ts';

/** DescribeAlarms takes at most 100 names (SDK documentation). */
const NAMES_A_CALL = 100;

/** CloudWatch in domain words. */
export function createCloudWatch(client: CloudWatchClient): AwsCloudWatch {
  const name = nameErrorsOf('cloudwatch');
  return {
    async describeAlarms(names) {
      const found = new Map<string, Alarm>();
      for (const AlarmNames of chunk(names, NAMES_A_CALL)) {
        const answer = await name(
          'DescribeAlarms',
          client.send(
            new DescribeAlarmsCommand({
              AlarmNames,
              // Without AlarmTypes only metric alarms come back.
              AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
              MaxRecords: NAMES_A_CALL,
            }),
          ),
        );
        for (const alarm of [
          ...(answer.MetricAlarms ?? []).map(toMetricAlarm),
          ...(answer.CompositeAlarms ?? []).map(toCompositeAlarm),
        ])
          if (alarm) found.set(alarm.name, alarm);
      }
      return names.map((alarmName) => found.get(alarmName) ?? missing(alarmName));
    },

    async alarmHistory(alarmName, from, to) {
      const items = await collectPages(async (NextToken) => {
        const answer = await name(
          'DescribeAlarmHistory',
          client.send(
            new DescribeAlarmHistoryCommand({
              AlarmName: alarmName,
              AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
              HistoryItemType: 'StateUpdate',
              StartDate: new Date(from),
              EndDate: new Date(to),
              ScanBy: 'TimestampAscending',
              ...(NextToken ? { NextToken } : {}),
            }),
          ),
        );
        return { items: answer.AlarmHistoryItems ?? [], nextToken: answer.NextToken };
      });
      const changes = items.map(toStateChange).filter((change) => change !== null);
      return changes.toSorted((a, b) => a.at.localeCompare(b.at));
    },

    versionMinutes: (wanted, from, to) => versionMinutes({ client, name }, wanted, from, to),
    alarmValues: (wanted, now) => alarmValues({ client, name }, wanted, now),
    aliasTraffic: (wanted, now) => aliasTraffic({ client, name }, wanted, now),
    peakConcurrency: (functionName, from, to) => peakConcurrency({ client, name }, functionName, from, to),
  };
}

function missing(name: string): Alarm {
  return {
    name,
    state: 'NOT_FOUND',
    stateChangedAt: null,
    reason: 'No alarm with this name exists.',
    definition: null,
    recent: null,
  };
}

/** Lambda counts ConcurrentExecutions for the function as a whole, and so does its reserved concurrency. */
async function peakConcurrency(
  deps: Parameters<typeof getMetricData>[0],
  ...[functionName, from, to]: Parameters<AwsCloudWatch['peakConcurrency']>
): Promise<number | null> {
  const [minutes] = await getMetricData(
    deps,
    [
      {
        metricName: 'ConcurrentExecutions',
        statistic: 'Maximum',
        periodSeconds: 60,
        dimensions: { FunctionName: functionName },
      },
    ],
    startOfPeriod(toMs(from), 60),
    to,
  );
  return minutes === undefined || minutes.size === 0 ? null : Math.max(...minutes.values());
}
