import { metricsOf } from '../alarms/alarm-sight.ts';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { callsAMinute } from '../format/calls-a-minute.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent } from '../format/format-percent.ts';
import { percentileOf } from '../alarms/samples-for-percentile.ts';
import { fewSamples } from './find-few-samples.ts';
import { toMs } from '../time/iso.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { recentTraffic } from './recent-traffic.ts';

const HOUR_MS = 3_600_000;

type Kind = 'errors' | 'duration' | 'other';

/** What the old version does to an alarm that sees both, in terms of the alarm's own metric. */
export function whatOfTheOld(definition: AlarmDefinition, facts: PreflightFacts): string {
  const version = facts.group.aliasState?.version;
  const old = version === undefined ? 'the old version' : `version ${version}`;
  return `${doesOrTakes(definition, old, facts)} can roll back the new version`;
}

function doesOrTakes(definition: AlarmDefinition, old: string, facts: PreflightFacts): string {
  const traffic = recentTraffic(facts);
  switch (kindOf(definition)) {
    case 'errors':
      return traffic === null || traffic.callsPerMinute === 0 || traffic.baselineErrorPercent === null
        ? `what ${old} does`
        : `what ${old} does (${formatPercent(traffic.baselineErrorPercent)} of ${callsAMinute(traffic.callsPerMinute)} fail now)`;
    case 'duration':
      return `how long ${old} takes${tookLately(definition, facts)}`;
    case 'other':
      return `what ${old} does in ${namesOf(definition).join(' and ')}`;
  }
}

/** How much the first step's share dilutes the new version in such an alarm; empty: nothing is lost. */
export function whatOfTheShare(definition: AlarmDefinition, facts: PreflightFacts): string {
  const percent = facts.plan?.steps[0]?.percent ?? 100;
  if (percent >= 100) return '';
  const share = formatPercent(percent);
  const { statistic, expression } = definition;
  const traffic = recentTraffic(facts);
  const kind = kindOf(definition);
  if (kind === 'errors' && (expression !== null || statistic === 'Average')) {
    const old = traffic?.baselineErrorPercent ?? null;
    const adds = `, and at a share of ${share} a new version that fails 20% of its calls adds ${formatPercent((20 * percent) / 100)} to the whole`;
    if (old === null) return adds;
    const seen = formatPercent((20 * percent + old * (100 - percent)) / 100);
    return `, and at a share of ${share} a new version that fails 20% of its calls makes ${seen} of the whole`;
  }
  if (kind === 'duration') {
    if (statistic === 'Maximum') return '';
    if (statistic === 'Average') {
      return `, and at a share of ${share} a new version that takes twice as long makes the average ${share} longer`;
    }
    const percentile = percentileOf(statistic);
    if (
      percentile !== null &&
      traffic !== null &&
      fewSamples(definition, traffic.callsPerMinute, facts)?.ignoredBelow === null
    )
      return `, and with so few calls a period its ${statistic} is the slowest of them, whichever version ran it`;
    if (percentile !== null) {
      const needed = (100 * (100 - percentile)) / percent;
      return needed >= 100
        ? `, and at a share of ${share} the ${statistic} of the whole stays the old version's, however slow the new one is`
        : `, and at a share of ${share} it takes more than ${formatPercent(needed)} of the new version's calls being slow to show in the ${statistic} of the whole`;
    }
  }
  if (kind === 'other' || traffic === null || traffic.callsPerMinute === 0)
    return `, and at first a share of ${share} is all that it sees of the new version`;
  return `, and at a share of ${share} only about ${callsAMinute((traffic.callsPerMinute * percent) / 100)} in it are the new version's`;
}

function kindOf(definition: AlarmDefinition): Kind {
  const names = namesOf(definition);
  if (names.every((name) => name.endsWith('Duration'))) return 'duration';
  return names.includes('Errors') ? 'errors' : 'other';
}

function namesOf(definition: AlarmDefinition): string[] {
  return [...new Set(metricsOf(definition).map(({ metricName }) => metricName ?? 'a metric'))];
}

/** The version's worst minute, for the percentiles that are read, next to what trips the alarm. */
function tookLately({ metricName, statistic, comparison, threshold }: AlarmDefinition, facts: PreflightFacts): string {
  const { minutes, now, group } = facts;
  const key = ({ p50: 'p50Ms', p90: 'p90Ms', p99: 'p99Ms' } as const)[statistic ?? ''];
  if (minutes === null || key === undefined || metricName !== 'Duration') return '';
  const took = minutes
    .filter(({ version, at }) => version === group.aliasState?.version && toMs(at) >= toMs(now) - HOUR_MS)
    .flatMap((minute) => minute[key] ?? []);
  if (took.length === 0) return '';
  const sign = { GreaterThanThreshold: '>', GreaterThanOrEqualToThreshold: '≥' }[comparison ?? ''];
  const trips = sign === undefined || threshold === null ? '' : `, ${sign} ${formatDurationMs(threshold)} trips it`;
  return ` (${statistic} of ${formatDurationMs(Math.max(...took))} in the worst minute of the last hour${trips})`;
}
