import { toIso, toMs } from '../../domain/time/iso.ts';
import type { AwsCloudWatch } from '../../parts/cloud-watch.ts';
import { getMetricData, startOfPeriod, type WantedSeries } from './get-metric-data.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOURS = 24;

/**
 * Calls and errors of whole aliases: three series an alias (calls by the hour; calls and errors by the minute of the
 * last hour), so two GetMetricData calls for up to 250 aliases. Read every ten minutes, an alias costs about 0.4 cents
 * a day. `callsByHour`: the last 24 finished hours. `callsPerMinute`: the mean of the last five finished minutes; one
 * without data counts as no calls when any of the five has data.
 */
export async function aliasTraffic(
  deps: Parameters<typeof getMetricData>[0],
  ...[wanted, now]: Parameters<AwsCloudWatch['aliasTraffic']>
): ReturnType<AwsCloudWatch['aliasTraffic']> {
  if (wanted.length === 0) return [];
  const nowMs = toMs(now);
  const hourEnd = toMs(startOfPeriod(nowMs, 3600));
  const minuteEnd = toMs(startOfPeriod(nowMs, 60));
  const byHour = await getMetricData(
    deps,
    wanted.map((alias) => seriesOf(alias, 'Invocations', 3600)),
    toIso(hourEnd - HOURS * HOUR_MS),
    toIso(hourEnd),
  );
  const byMinute = await getMetricData(
    deps,
    wanted.flatMap((alias) => [seriesOf(alias, 'Invocations', 60), seriesOf(alias, 'Errors', 60)]),
    toIso(minuteEnd - HOUR_MS),
    toIso(minuteEnd),
  );
  return wanted.map(({ functionName, alias }, index) => {
    const hours = byHour[index] ?? new Map<number, number>();
    const calls = byMinute[index * 2] ?? new Map<number, number>();
    const lastFive = sumFrom(calls, minuteEnd - 5 * MINUTE_MS);
    return {
      functionName,
      alias,
      callsByHour: Array.from({ length: HOURS }, (_, hour) => hours.get(hourEnd - (HOURS - hour) * HOUR_MS) ?? null),
      callsLastHour: sumFrom(calls, -Infinity),
      errorsLastHour: sumFrom(byMinute[index * 2 + 1] ?? new Map(), -Infinity),
      callsPerMinute: lastFive === null ? null : lastFive / 5,
    };
  });
}

function seriesOf(
  { functionName, alias }: { functionName: string; alias: string },
  metricName: string,
  periodSeconds: number,
): WantedSeries {
  return {
    metricName,
    statistic: 'Sum',
    periodSeconds,
    dimensions: { FunctionName: functionName, Resource: `${functionName}:${alias}` },
  };
}

function sumFrom(values: Map<number, number>, fromMs: number): number | null {
  let sum: number | null = null;
  for (const [at, value] of values) if (at >= fromMs) sum = (sum ?? 0) + value;
  return sum;
}
