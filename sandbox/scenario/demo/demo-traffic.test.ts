import type { GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { buildWorld } from '../build-world.ts';
import { call } from '../call.ts';
import { CAST } from './cast.ts';
import { idleGroups } from './idle-groups.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** The demo's charts at several hours, and at several seconds of the minute, at which it may begin. */
describe.each(['2026-11-20T14:04:10Z', '2026-11-20T02:30:51Z'])('a demo that begins at %s', (startAt) => {
  const start = Date.parse(startAt);
  const specs = [...Object.values(CAST), ...idleGroups().map(({ spec }) => spec)].filter((one) => one.perMinute >= 100);

  test('has no minute with a part of the calls, and days with a shape', { timeout: 120_000 }, async () => {
    const world = await buildWorld({ scenario: 'demo', seed: 1, rate: 0, startAt: start });
    const newest = Math.floor(start / MINUTE) * MINUTE - MINUTE;
    expect(specs.length).toBeGreaterThan(25);
    for (const { functionName, alias, perMinute } of specs) {
      const Dimensions = [
        { Name: 'FunctionName', Value: functionName },
        { Name: 'Resource', Value: `${functionName}:${alias}` },
      ];
      const Metric = { Namespace: 'AWS/Lambda', MetricName: 'Invocations', Dimensions };
      const { MetricDataResults } = (await call(world, 'cloudWatch', 'GetMetricData', {
        MetricDataQueries: [{ Id: 'calls', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }],
        StartTime: new Date(newest - (DAY_MINUTES - 1) * MINUTE),
        EndTime: new Date(newest),
        ScanBy: 'TimestampAscending',
      })) as GetMetricDataOutput;
      const values = MetricDataResults?.[0]?.Values ?? [];
      expect(values.length).toBe(DAY_MINUTES - 1);
      for (let i = 2; i < values.length - 2; i++) {
        const around = (values[i - 2]! + values[i - 1]! + values[i + 1]! + values[i + 2]!) / 4;
        // Six standard deviations of a minute beside its neighbours' mean.
        const far = Math.abs(values[i]! - around) > 6 * Math.sqrt(around * 1.25);
        expect({ functionName, minute: i, isFar: far }).toEqual({ functionName, minute: i, isFar: false });
      }
      const hours = Array.from({ length: 23 }, (_, hour) =>
        values.slice(hour * 60, hour * 60 + 60).reduce((sum, value) => sum + value, 0),
      );
      expect(Math.max(...hours) / Math.min(...hours)).toBeGreaterThan(1.6);
      // What the demo tells depends on the rate at its start.
      const lately = values.slice(-10).reduce((sum, value) => sum + value, 0) / 10;
      expect(Math.abs(lately / perMinute - 1)).toBeLessThan(0.2);
    }
    world.stop();
  });
});
