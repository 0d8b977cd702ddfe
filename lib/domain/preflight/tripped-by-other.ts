import { sightOf } from '../alarms/alarm-sight.ts';
import type { AlarmDefinition, AlarmMetric } from '../alarms/alarm.ts';
import { breachesOf } from '../alarms/alarm-nearness.ts';
import { formatPlural } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent } from '../format/format-percent.ts';
import { toMs } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';
import type { PreflightFacts } from './preflight-facts.ts';

const HOUR_MS = 3_600_000;
const PERCENTILES = { p50: 'p50Ms', p90: 'p90Ms', p99: 'p99Ms' } as const;

/**
 * Which version trips an alarm on a percentile of Duration or on Throttles, judged by its minutes; null: the alarm is
 * of another kind.
 */
export function trippedByOther(
  definition: AlarmDefinition,
  metric: AlarmMetric,
  facts: PreflightFacts,
): { cause: string; byBaseline: boolean } | null {
  const sight = sightOf(metric, facts.group);
  if (sight.kind === 'foreign' || sight.kind === 'nothing' || definition.expression !== null) return null;
  const figureOf = figuresOf(definition, metric);
  if (figureOf === null) return null;
  const { minutes, now, group } = facts;
  if (minutes === null) {
    const cause = 'which version trips it is not known, for the figures of the versions could not be read';
    return { cause, byBaseline: false };
  }
  const byVersion = new Map<string, MinuteCount[]>();
  for (const minute of minutes) {
    const isSeen = sight.kind !== 'version' || sight.version === minute.version;
    if (!isSeen || toMs(minute.at) < toMs(now) - HOUR_MS) continue;
    byVersion.set(minute.version, [...(byVersion.get(minute.version) ?? []), minute]);
  }
  const figures = [...byVersion].map(([version, its]) => ({ version, ...figureOf.of(its) }));
  // No figure at all is none that could be called low.
  if (figures.every(({ figure }) => figure === null))
    return {
      cause: 'which version trips it is not known, for none has such a figure in the last hour',
      byBaseline: false,
    };
  const guilty = figures.filter(({ isGuilty }) => isGuilty).toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0));
  const [worst] = guilty;
  if (worst === undefined) return { cause: figureOf.ofNone, byBaseline: false };
  return {
    cause: guilty.map(({ version, words }) => `${withItsShare(version, facts)} ${words}`).join(', and '),
    byBaseline: worst.version === group.aliasState?.version,
  };
}

/** "version 63, which has 100% of the traffic,". */
export function withItsShare(version: string, { group }: PreflightFacts): string {
  const parts = trafficOfAlias(group.aliasState);
  if (parts === null) return `version ${version}, whose share of the traffic is not known,`;
  const percent = parts.find((part) => part.version === version)?.percent ?? 0;
  return `version ${version}, which has ${percent === 0 ? 'none' : formatPercent(percent)} of the traffic,`;
}

const UNKNOWN = { figure: null, isGuilty: false, words: '' };

interface Figures {
  of: (minutes: readonly MinuteCount[]) => { figure: number | null; isGuilty: boolean; words: string };
  ofNone: string;
}

function figuresOf({ comparison, threshold }: AlarmDefinition, { metricName, statistic }: AlarmMetric): Figures | null {
  if (metricName === 'Throttles') {
    return {
      of(minutes) {
        const known = minutes.flatMap(({ throttles }) => throttles ?? []);
        if (known.length === 0) return UNKNOWN;
        const figure = known.reduce((sum, throttles) => sum + throttles, 0);
        const words = `was throttled ${formatPlural(figure, 'time')} in the last hour`;
        return { figure, isGuilty: figure > 0, words };
      },
      ofNone: 'no version was throttled in the last hour, so what trips it is not known',
    };
  }
  // The worst minute is the slowest one, which says nothing about an alarm on calls that are too fast.
  const breaches = comparison?.startsWith('GreaterThan') === true ? breachesOf(comparison) : null;
  const key = Object.entries(PERCENTILES).find(([name]) => name === statistic)?.[1];
  if (metricName !== 'Duration' || key === undefined || breaches === null || threshold === null) return null;
  const limit = formatDurationMs(threshold);
  return {
    of(minutes) {
      const took = minutes.flatMap((minute) => minute[key] ?? []);
      if (took.length === 0) return UNKNOWN;
      const figure = Math.max(...took);
      const words = `had a ${statistic} of ${formatDurationMs(figure)} in the worst minute of the last hour, and ${limit} is the limit`;
      return { figure, isGuilty: breaches(figure, threshold), words };
    },
    ofNone: `no version had a ${statistic} over the limit of ${limit} in the last hour, so what trips it is not known`,
  };
}
