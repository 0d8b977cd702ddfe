import { toIso, toMs } from '../../domain/time/iso.ts';
import type { AwsCloudWatch, MinuteCount } from '../../parts/cloud-watch.ts';
import { getMetricData, startOfPeriod, type WantedSeries } from './get-metric-data.ts';

type Figure = 'invocations' | 'errors' | 'throttles' | 'p50Ms' | 'p90Ms' | 'p99Ms' | 'slowCalls';

type VersionOf = Pick<MinuteCount, 'functionName' | 'alias' | 'version' | 'slowOverMs'>;

interface FigureSeries {
  figure: Figure;
  metricName: string;
  statistic: string;
}

const FIGURES: FigureSeries[] = [
  { figure: 'invocations', metricName: 'Invocations', statistic: 'Sum' },
  { figure: 'errors', metricName: 'Errors', statistic: 'Sum' },
  { figure: 'throttles', metricName: 'Throttles', statistic: 'Sum' },
  { figure: 'p50Ms', metricName: 'Duration', statistic: 'p50' },
  { figure: 'p90Ms', metricName: 'Duration', statistic: 'p90' },
  { figure: 'p99Ms', metricName: 'Duration', statistic: 'p99' },
];

/** TC(x:) counts the values above x (CloudWatch's statistics definitions: the lower bound is exclusive). */
function figuresOf({ slowOverMs }: VersionOf): FigureSeries[] {
  if (slowOverMs === null) return FIGURES;
  return [...FIGURES, { figure: 'slowCalls', metricName: 'Duration', statistic: `TC(${slowOverMs}:)` }];
}

/**
 * Per-minute figures of versions behind an alias: six series a version and one for slow calls. Their dimension set is
 * FunctionName + Resource + ExecutedVersion, the only one that separates the versions behind an alias. Minutes without
 * any figure are left out: no data is not zero.
 */
export async function versionMinutes(
  deps: Parameters<typeof getMetricData>[0],
  ...[wanted, from, to]: Parameters<AwsCloudWatch['versionMinutes']>
): Promise<MinuteCount[]> {
  const versions = wanted.flatMap(({ functionName, alias, versions: numbers, slowOverMs = null }) =>
    numbers.map((version): VersionOf => ({ functionName, alias, version, slowOverMs })),
  );
  if (versions.length === 0) return [];
  const series = versions.flatMap((each) =>
    figuresOf(each).map(({ metricName, statistic }): WantedSeries => ({
      metricName,
      statistic,
      periodSeconds: 60,
      dimensions: {
        FunctionName: each.functionName,
        Resource: `${each.functionName}:${each.alias}`,
        ExecutedVersion: each.version,
      },
    })),
  );
  const found = await getMetricData(deps, series, startOfPeriod(toMs(from), 60), to);
  let next = 0;
  return versions.flatMap((version) => {
    const count = figuresOf(version).length;
    next += count;
    return toMinutes(version, found.slice(next - count, next));
  });
}

function toMinutes(version: VersionOf, series: Map<number, number>[]): MinuteCount[] {
  const minutes = new Map<number, MinuteCount>();
  for (const [index, { figure }] of figuresOf(version).entries())
    for (const [at, value] of series[index] ?? []) {
      const minute = minutes.get(at) ?? { ...NO_FIGURES, ...version, at: toIso(at) };
      minute[figure] = value;
      minutes.set(at, minute);
    }
  return [...minutes.values()].map(withoutSlowCalls).toSorted((a, b) => toMs(a.at) - toMs(b.at));
}

/** Durations were recorded, none above the limit. It is not documented whether CloudWatch then answers 0 or nothing. */
function withoutSlowCalls(minute: MinuteCount): MinuteCount {
  const isNone = minute.slowOverMs !== null && minute.slowCalls === null && minute.p50Ms !== null;
  return isNone ? { ...minute, slowCalls: 0 } : minute;
}

const NO_FIGURES = {
  invocations: null,
  errors: null,
  throttles: null,
  p50Ms: null,
  p90Ms: null,
  p99Ms: null,
  slowCalls: null,
};
