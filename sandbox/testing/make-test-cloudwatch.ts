import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { createClock } from '../kernel/create-clock.ts';
import { createRandom } from '../kernel/create-random.ts';
import { AwsError } from '../kernel/operation.ts';
import { createCloudWatch } from '../cloudwatch/create-cloudwatch.ts';

export const TEST_START = Date.UTC(2026, 10, 21);

/** A CloudWatch whose clock stands at 2026-11-21T00:00:00Z until it is advanced. */
export const makeTestCloudWatch = (seed = 'test') => {
  const clock = createClock({ startAt: TEST_START, rate: 0 });
  const random = createRandom(seed);
  const cloudWatch = createCloudWatch({ clock, random, account: { accountId: '123456789012', region: 'eu-west-1' } });
  const { operations } = cloudWatch;

  /** Values of each query over the last `minutes`, oldest first. */
  const values = (queries: MetricDataQuery[], minutes: number): Record<string, number[]> => {
    const EndTime = new Date(clock.now());
    const StartTime = new Date(clock.now() - minutes * 60_000);
    const input = { MetricDataQueries: queries, StartTime, EndTime, ScanBy: 'TimestampAscending' } as const;
    const results = operations.GetMetricData(input).MetricDataResults ?? [];
    return Object.fromEntries(results.map(({ Id, Values }) => [Id ?? '', Values ?? []]));
  };

  /** One value of the metric `value` in namespace `test`, `secondsAgo` before now. */
  const put = (value: number, secondsAgo = 0, more: { MetricName?: string; StorageResolution?: number } = {}): void => {
    const Timestamp = new Date(clock.now() - secondsAgo * 1000);
    operations.PutMetricData({
      Namespace: 'test',
      MetricData: [{ MetricName: 'value', Value: value, Timestamp, ...more }],
    });
  };

  return { clock, random, cloudWatch, operations, values, put };
};

export const testQuery = (Id: string, Stat: string, Period = 60, MetricName = 'value'): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: 'test', MetricName }, Period, Stat },
});

/** The code of the AwsError that `run` throws, or 'no error'. Rethrows any other error. */
export const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
  return 'no error';
};
