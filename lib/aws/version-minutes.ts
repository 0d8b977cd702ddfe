import { toIso, toMs } from '../domain/iso-time.ts';
import type { AwsCloudWatch, MinuteCount } from '../parts.ts';
import { getMetricData, startOfPeriod, type WantedSeries } from './get-metric-data.ts';

type Figure = 'invocations' | 'errors' | 'throttles' | 'p50Ms' | 'p90Ms' | 'p99Ms';

const FIGURES: { figure: Figure; metricName: string; statistic: string }[] = [
  { figure: 'invocations', metricName: 'Invocations', statistic: 'Sum' },
  { figure: 'errors', metricName: 'Errors', statistic: 'Sum' },
  { figure: 'throttles', metricName: 'Throttles', statistic: 'Sum' },
  { figure: 'p50Ms', metricName: 'Duration', statistic: 'p50' },
  { figure: 'p90Ms', metricName: 'Duration', statistic: 'p90' },
  { figure: 'p99Ms', metricName: 'Duration', statistic: 'p99' },
];

/**
 * Per-minute figures of versions behind an alias: six series a version, of the dimension set FunctionName + Resource + ExecutedVersion,
 * the only one that tells the versions behind an alias apart. Minutes without any figure are left out: no data is not zero.
 */
export async function versionMinutes(
  deps: Parameters<typeof getMetricData>[0],
  ...[wanted, from, to]: Parameters<AwsCloudWatch['versionMinutes']>
): Promise<MinuteCount[]> {
  const versions = wanted.flatMap(({ functionName, alias, versions: numbers }) =>
    numbers.map((version) => ({ functionName, alias, version })),
  );
  if (versions.length === 0) return [];
  const series = versions.flatMap(({ functionName, alias, version }) =>
    FIGURES.map(({ metricName, statistic }): WantedSeries => ({
      metricName,
      statistic,
      periodSeconds: 60,
      dimensions: {
        FunctionName: functionName,
        Resource: `${functionName}:${alias}`,
        ExecutedVersion: version,
      },
    })),
  );
  const found = await getMetricData(deps, series, startOfPeriod(toMs(from), 60), to);
  return versions.flatMap((version, index) =>
    toMinutes(version, found.slice(index * FIGURES.length, (index + 1) * FIGURES.length)),
  );
}

function toMinutes(
  version: Pick<MinuteCount, 'functionName' | 'alias' | 'version'>,
  series: Map<number, number>[],
): MinuteCount[] {
  const minutes = new Map<number, MinuteCount>();
  for (const [index, { figure }] of FIGURES.entries())
    for (const [at, value] of series[index] ?? []) {
      const minute = minutes.get(at) ?? { ...version, ...NO_FIGURES, at: toIso(at) };
      minute[figure] = value;
      minutes.set(at, minute);
    }
  return [...minutes.values()].toSorted((a, b) => toMs(a.at) - toMs(b.at));
}

const NO_FIGURES = {
  invocations: null,
  errors: null,
  throttles: null,
  p50Ms: null,
  p90Ms: null,
  p99Ms: null,
};
