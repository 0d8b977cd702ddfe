import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AlarmDefinition, AlarmMetric } from '../../domain/alarms/alarm.ts';
import { parseMaths } from '../../domain/detection/maths/parse-maths.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import type { AwsCloudWatch } from '../../parts/cloud-watch.ts';
import { packQueries, queryMetricData, toMetricStat } from './get-metric-data.ts';

/** How many periods are shown, unless the alarm evaluates more. */
const PERIODS = 10;
/**
 * CloudWatch keeps periods under a minute for three hours. An alarm that looks further back is not read by the minute.
 */
const LONGEST_MS = 3 * 60 * 60_000;
const MINUTE_MS = 60_000;

interface Asked {
  name: string;
  periodMs: number;
  periods: number;
  /** Id of the series that the alarm compares with its threshold. */
  id: string;
  queries: MetricDataQuery[];
}

/** What plain and metric-maths alarms compared in their last finished periods. The interface says what is left out. */
export async function alarmValues(
  deps: Parameters<typeof queryMetricData>[0],
  ...[wanted, now]: Parameters<AwsCloudWatch['alarmValues']>
): ReturnType<AwsCloudWatch['alarmValues']> {
  const nowMs = toMs(now);
  const asked = wanted.flatMap(({ name, definition }, index) => toAsked(name, definition, `a${index}`) ?? []);
  const found: Awaited<ReturnType<AwsCloudWatch['alarmValues']>> = new Map();
  if (asked.length === 0) return found;
  const until = (periodMs: number) => Math.floor(nowMs / periodMs) * periodMs;
  const from = Math.min(...asked.map(({ periodMs, periods }) => until(periodMs) - periods * periodMs));
  const shortest = Math.min(...asked.map(({ periodMs }) => periodMs));
  const to = until(Math.min(MINUTE_MS, shortest));
  for (const queries of packQueries(
    asked.map((each) => each.queries),
    (to - from) / shortest,
  )) {
    const series = await queryMetricData(deps, queries, toIso(from), toIso(to));
    for (const { name, id, periodMs, periods } of asked) {
      const values = series.get(id);
      if (!values) continue;
      const end = until(periodMs);
      const starts = Array.from({ length: periods }, (_, n) => end - (periods - n) * periodMs);
      found.set(name, { values: starts.map((start) => values.get(start) ?? null), until: toIso(end) });
    }
  }
  return found;
}

function toAsked(name: string, definition: AlarmDefinition, prefix: string): Asked | null {
  const { periodSeconds, evaluationPeriods, threshold } = definition;
  if (periodSeconds === null || evaluationPeriods === null || threshold === null) return null;
  const periodMs = periodSeconds * 1000;
  const periods = Math.max(evaluationPeriods, Math.min(PERIODS, Math.floor(LONGEST_MS / periodMs)));
  if (periods * periodMs > LONGEST_MS) return null;
  const asked =
    definition.metrics === null ? toPlain(definition, prefix) : toMaths(definition, definition.metrics, prefix);
  return asked && { name, periodMs, periods, ...asked };
}

function toPlain(definition: AlarmDefinition, id: string): Pick<Asked, 'id' | 'queries'> | null {
  const MetricStat = toMetricStat(definition);
  return MetricStat && { id, queries: [{ Id: id, MetricStat }] };
}

/** The alarm's own queries, with ids that differ from those of the other alarms in the call. */
function toMaths(
  { expression, metricName }: AlarmDefinition,
  metrics: AlarmMetric[],
  prefix: string,
): Pick<Asked, 'id' | 'queries'> | null {
  const watched = metrics.find((each) =>
    expression === null ? each.metricName === metricName : each.expression === expression,
  );
  if (!watched) return null;
  const ids = new Set(metrics.map(({ id }) => id));
  const rename = (id: string) => `${prefix}_${id}`;
  const queries: MetricDataQuery[] = [];
  for (const metric of metrics) {
    const common = { Id: rename(metric.id), ReturnData: metric === watched };
    const MetricStat = toMetricStat(metric);
    if (metric.expression === null && MetricStat !== null) queries.push({ ...common, MetricStat });
    else if (metric.expression !== null && standsAlone(metric.expression))
      queries.push({
        ...common,
        Expression: metric.expression.replaceAll(/[A-Za-z_]\w*/g, (word) => (ids.has(word) ? rename(word) : word)),
      });
    else return null;
  }
  return { id: rename(watched.id), queries };
}

/** METRICS() would include the other alarms' series, and an unreadable expression may have the whole call refused. */
function standsAlone(expression: string): boolean {
  return parseMaths(expression) !== null && !/\bMETRICS\b/i.test(expression);
}
