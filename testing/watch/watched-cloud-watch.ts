import type { Alarm } from '../../lib/domain/alarms/alarm.ts';
import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import type { AwsCloudWatch, MinuteCount } from '../../lib/parts/cloud-watch.ts';
import { makeAlarm } from '../domain/make-group.ts';
import type { WatchedAccount } from './watched-account.ts';

type WantedMinutes = Parameters<AwsCloudWatch['versionMinutes']>[0][number];

/** What the watcher uses of CloudWatch, on the account's state. */
export function cloudWatchOf(account: WatchedAccount): Partial<AwsCloudWatch> {
  const called = <T>(operation: string, subject: string, answer: () => T) =>
    account.called('cloudwatch', operation, subject, answer);
  return {
    describeAlarms: (names) =>
      called('DescribeAlarms', names.join(), () => names.map((name) => account.alarms.get(name) ?? okAlarm(name))),
    alarmHistory: (name) => called('DescribeAlarmHistory', name, () => []),
    versionMinutes: (wanted, from, to) =>
      called('GetMetricData', '', () =>
        wanted.flatMap((alias) =>
          alias.versions.flatMap((version) => minutesOf(account, alias, version, toMs(from), toMs(to))),
        ),
      ),
    alarmValues: (wanted, now) =>
      called('GetMetricData', '', () => {
        const until = `${now.slice(0, 17)}00.000Z`;
        const found = wanted.flatMap(({ name }) => {
          const values = account.values.get(name);
          return values ? [[name, { values, until }] as const] : [];
        });
        return new Map(found);
      }),
    aliasTraffic: (wanted) =>
      called('GetMetricData', '', () =>
        wanted.map((alias) => ({
          ...alias,
          callsByHour: Array.from({ length: 24 }, () => 60),
          callsLastHour: 60,
          errorsLastHour: 6,
          callsPerMinute: 1,
        })),
      ),
  };
}

function minutesOf(
  account: WatchedAccount,
  { functionName, alias, slowOverMs = null }: WantedMinutes,
  version: string,
  fromMs: number,
  toMs: number,
): MinuteCount[] {
  const minutes: MinuteCount[] = [];
  for (let ms = Math.ceil(fromMs / 60_000) * 60_000; ms < toMs; ms += 60_000) {
    const invocations = account.counts(functionName, version, ms);
    if (invocations === null) continue;
    minutes.push({
      functionName,
      alias,
      version,
      at: toIso(ms),
      invocations,
      errors: account.failures(version, ms),
      throttles: 0,
      p50Ms: 10,
      p90Ms: 20,
      p99Ms: 30,
      slowCalls: slowOverMs === null ? null : account.slow(version, ms),
      slowOverMs,
    });
  }
  return minutes;
}

export function okAlarm(name: string): Alarm {
  return makeAlarm({ name, stateChangedAt: '2026-11-20T00:00:00.000Z', definition: null });
}
