import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AlarmMetric } from '../../domain/alarms/alarm.ts';
import { type Iso, toIso, toMs } from '../../domain/time/iso.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';

/** One wanted time series: a statistic of an AWS/Lambda metric. */
export interface WantedSeries {
  metricName: string;
  /** "Sum", "p99", … */
  statistic: string;
  periodSeconds: number;
  dimensions: Record<string, string>;
}

/** GetMetricData's limit (SDK documentation). */
const QUERIES_A_CALL = 500;
/** Its limit of datapoints in one answer. A longer answer would come in pages. */
const DATAPOINTS_A_CALL = 100_800;

/**
 * Values by start of period (ms since 1970), aligned with `wanted`. `to` is exclusive. About $0.01 for 1,000 series.
 */
export async function getMetricData(
  deps: { client: CloudWatchClient; name: ErrorNamer },
  wanted: readonly WantedSeries[],
  from: Iso,
  to: Iso,
): Promise<Map<number, number>[]> {
  const found = wanted.map(() => new Map<number, number>());
  const shortest = Math.min(...wanted.map((series) => series.periodSeconds));
  const queries = wanted.map((series, index) => [toQuery(series, index)]);
  for (const some of packQueries(queries, (toMs(to) - toMs(from)) / 1000 / shortest))
    for (const [id, values] of await queryMetricData(deps, some, from, to)) found[Number(id.slice(1))] = values;
  return found;
}

/**
 * The answer of one GetMetricData to its last page, by the query's id: values by start of period (ms since 1970). `to`
 * is exclusive.
 */
export async function queryMetricData(
  deps: { client: CloudWatchClient; name: ErrorNamer },
  queries: MetricDataQuery[],
  from: Iso,
  to: Iso,
): Promise<Map<string, Map<number, number>>> {
  const found = new Map<string, Map<number, number>>();
  let NextToken: string | undefined;
  do {
    const answer = await deps.name(
      'GetMetricData',
      deps.client.send(
        new GetMetricDataCommand({
          MetricDataQueries: queries,
          StartTime: new Date(from),
          EndTime: new Date(to),
          ScanBy: 'TimestampAscending',
          ...(NextToken ? { NextToken } : {}),
        }),
      ),
    );
    for (const { Id = '', Timestamps = [], Values = [] } of answer.MetricDataResults ?? []) {
      const values = found.get(Id) ?? new Map<number, number>();
      found.set(Id, values);
      for (const [position, at] of Timestamps.entries()) {
        const value = Values[position];
        if (value !== undefined) values.set(at.getTime(), value);
      }
    }
    NextToken = answer.NextToken;
  } while (NextToken);
  return found;
}

/**
 * Queries packed into as few calls as CloudWatch's limits allow. Those that belong together stay in one call. `points`:
 * of each series.
 */
export function packQueries(together: readonly MetricDataQuery[][], points: number): MetricDataQuery[][] {
  const room = Math.max(1, Math.min(QUERIES_A_CALL, Math.floor(DATAPOINTS_A_CALL / Math.max(1, Math.ceil(points)))));
  const calls: MetricDataQuery[][] = [];
  for (const queries of together) {
    const last = calls.at(-1);
    if (last && last.length + queries.length <= room) last.push(...queries);
    else calls.push([...queries]);
  }
  return calls;
}

function toQuery(series: WantedSeries, index: number): MetricDataQuery {
  const MetricStat = toMetricStat({ ...series, namespace: 'AWS/Lambda' });
  // Ids must begin with a small letter.
  return { Id: `q${index}`, ...(MetricStat ? { MetricStat } : {}) };
}

/** null if a part of it is not known. */
export function toMetricStat(
  series: Pick<AlarmMetric, 'namespace' | 'metricName' | 'statistic' | 'periodSeconds' | 'dimensions'>,
): NonNullable<MetricDataQuery['MetricStat']> | null {
  const { namespace, metricName, statistic, periodSeconds } = series;
  if (namespace === null || metricName === null || statistic === null || periodSeconds === null) return null;
  return {
    Metric: {
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: Object.entries(series.dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: periodSeconds,
    Stat: statistic,
  };
}

/** The start of the period that holds `ms`. */
export function startOfPeriod(ms: number, periodSeconds: number): Iso {
  return toIso(Math.floor(ms / (periodSeconds * 1000)) * periodSeconds * 1000);
}
