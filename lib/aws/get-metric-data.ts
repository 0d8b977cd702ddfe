import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Iso } from '../domain/iso.ts';
import { toIso, toMs } from '../domain/iso-time.ts';
import { chunk } from './chunk.ts';
import type { ErrorNamer } from './name-errors-of.ts';

/** One time series that is wanted: a statistic of an AWS/Lambda metric. */
export interface WantedSeries {
  metricName: string;
  /** "Sum", "p99", … */
  statistic: string;
  periodSeconds: number;
  dimensions: Record<string, string>;
}

/** GetMetricData's limit (SDK documentation). */
const QUERIES_A_CALL = 500;
/** Its limit of datapoints in one answer; a longer answer would come in pages. */
const DATAPOINTS_A_CALL = 100_800;

/** Values by start of period (ms since 1970), aligned with `wanted`. `to` is exclusive. About $0.01 for 1,000 series. */
export async function getMetricData(
  deps: { client: CloudWatchClient; name: ErrorNamer },
  wanted: readonly WantedSeries[],
  from: Iso,
  to: Iso,
): Promise<Map<number, number>[]> {
  const found = wanted.map(() => new Map<number, number>());
  const indexed = wanted.map((series, index) => ({ series, index }));
  for (const some of chunk(indexed, queriesACall(wanted, from, to))) {
    let NextToken: string | undefined;
    do {
      const answer = await deps.name(
        'GetMetricData',
        deps.client.send(
          new GetMetricDataCommand({
            MetricDataQueries: some.map(({ series, index }) => toQuery(series, index)),
            StartTime: new Date(from),
            EndTime: new Date(to),
            ScanBy: 'TimestampAscending',
            ...(NextToken ? { NextToken } : {}),
          }),
        ),
      );
      for (const result of answer.MetricDataResults ?? []) {
        const values = found[Number(result.Id?.slice(1))];
        for (const [position, at] of (result.Timestamps ?? []).entries()) {
          const value = result.Values?.[position];
          if (value !== undefined) values?.set(at.getTime(), value);
        }
      }
      NextToken = answer.NextToken;
    } while (NextToken);
  }
  return found;
}

function queriesACall(wanted: readonly WantedSeries[], from: Iso, to: Iso): number {
  const shortest = Math.min(...wanted.map((series) => series.periodSeconds));
  const points = Math.max(1, Math.ceil((toMs(to) - toMs(from)) / 1000 / shortest));
  return Math.max(1, Math.min(QUERIES_A_CALL, Math.floor(DATAPOINTS_A_CALL / points)));
}

function toQuery(series: WantedSeries, index: number): MetricDataQuery {
  return {
    // Ids must begin with a small letter.
    Id: `q${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Lambda',
        MetricName: series.metricName,
        Dimensions: Object.entries(series.dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: series.periodSeconds,
      Stat: series.statistic,
    },
  };
}

/** The start of the period that holds `ms`. */
export function startOfPeriod(ms: number, periodSeconds: number): Iso {
  return toIso(Math.floor(ms / (periodSeconds * 1000)) * periodSeconds * 1000);
}
