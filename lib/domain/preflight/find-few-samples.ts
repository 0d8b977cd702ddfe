import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { percentileOf, samplesForPercentile } from '../alarms/samples-for-percentile.ts';
import { callsAMinute } from '../format/calls-a-minute.ts';
import { describeSpan } from '../format/describe-span.ts';
import { formatCount } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';
import { recentTraffic } from './recent-traffic.ts';

/**
 * Alarms on a percentile of which a period has too few calls: it is the slowest call, or the alarm is set not to look.
 * What nobody calls has no period to speak of, and findings of its own.
 */
export function findFewSamples(facts: PreflightFacts): Finding[] {
  const traffic = recentTraffic(facts);
  if (traffic === null || traffic.callsPerMinute === 0) return [];
  return facts.group.alarms.items.flatMap(({ name, definition }) => {
    const few = definition === null ? null : fewSamples(definition, traffic.callsPerMinute, facts);
    if (few === null || definition === null) return [];
    const { samples, share, ignoredBelow } = few;
    const whose = share === null ? '' : ` and a share of ${formatPercent(share)} of them`;
    const has = `At ${callsAMinute(traffic.callsPerMinute)}${whose} a period of ${describeSpan(definition.periodSeconds ?? 60)} has about ${about(samples)}`;
    return [
      found({
        code: 'alarm-few-samples',
        severity: ignoredBelow === null ? 'notes' : 'warns',
        sentence:
          ignoredBelow === null
            ? `${has}: their ${definition.statistic} is the slowest of them, so a single slow call can trip ${name}.`
            : `${has}, and ${name} is set to ignore a ${definition.statistic} of fewer than ${formatCount(ignoredBelow)}: it stops nothing.`,
        remedy:
          ignoredBelow === null
            ? 'Give it a longer period or a lower percentile, or count slow calls with TC instead.'
            : 'Set it to evaluate low samples, or give it a longer period or a lower percentile.',
        subject: name,
      }),
    ];
  });
}

/**
 * How few calls a period has where they are too few for its percentile. `ignoredBelow`: it is set to ignore fewer;
 * null: it takes them, and no call is slower than the percentile. null: enough, or no percentile of calls of this
 * deployment.
 */
export function fewSamples(
  definition: AlarmDefinition,
  callsPerMinute: number,
  { group, plan }: PreflightFacts,
): { samples: number; share: number | null; ignoredBelow: number | null } | null {
  const percentile = percentileOf(definition.statistic);
  const { periodSeconds, metricName, expression } = definition;
  if (percentile === null || periodSeconds === null || metricName !== 'Duration' || expression !== null) return null;
  const sights = metricsOf(definition).map((metric) => sightOf(metric, group));
  if (sights.some(({ kind }) => kind === 'foreign' || kind === 'nothing')) return null;
  const isOfNew = sights.every((sight) => sight.kind === 'version' && sight.version !== group.aliasState?.version);
  const share = isOfNew ? (plan?.steps[0]?.percent ?? null) : null;
  const samples = (callsPerMinute * periodSeconds * (share ?? 100)) / 6000;
  const wanted = samplesForPercentile(percentile);
  if (definition.lowSamples === 'ignore') return samples < wanted ? { samples, share, ignoredBelow: wanted } : null;
  return samples * (1 - percentile / 100) < 1 ? { samples, share, ignoredBelow: null } : null;
}

function about(samples: number): string {
  return samples >= 9.5 ? formatCount(Math.round(samples)) : String(Number(samples.toPrecision(1)));
}
