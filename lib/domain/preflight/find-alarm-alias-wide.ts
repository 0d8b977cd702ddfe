import { metricsOf, sightOf } from '../alarm-sight.ts';
import { aliasName } from '../alias-name.ts';
import type { AlarmDefinition } from '../alarm.ts';
import { callsAMinute } from '../calls-a-minute.ts';
import { formatPercent } from '../format-percent.ts';
import { alarmsOfFacts, compositesIn } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';
import { recentTraffic } from './recent-traffic.ts';

/** Alarms that see the versions of the alias, or all calls of the function, as one. */
export function findAlarmAliasWide(facts: PreflightFacts): Finding[] {
  const { group } = facts;
  return lookersOf(facts).flatMap(({ name, through, definitions }) => {
    const [definition] = definitions;
    if (definition === undefined) return [];
    const sights = definitions.flatMap(metricsOf).map((metric) => sightOf(metric, group).kind);
    if (sights.length === 0 || sights.some((kind) => kind !== 'alias' && kind !== 'function')) return [];
    const whole = sights.includes('function')
      ? `${group.functionName ?? 'the function'} as a whole`
      : `${aliasName(group)} as a whole`;
    return [
      found({
        code: 'alarm-alias-wide',
        severity: 'notes',
        sentence: `${name} sees ${whole}${through}: ${oldCounts(facts)}${diluted(definition, facts)}.`,
        remedy:
          'Set an alarm with ExecutedVersion for the new version beside it, and compare the versions here while it shifts.',
        subject: name,
      }),
    ];
  });
}

/** The group's alarms with what they look at: a composite one with that of all the alarms in its rule, where it is known. */
function lookersOf(facts: PreflightFacts): { name: string; through: string; definitions: AlarmDefinition[] }[] {
  const known = alarmsOfFacts(facts);
  const listed = facts.group.alarms.items.map(({ name, definition }) => ({
    name,
    through: '',
    definitions: definition === null ? [] : [definition],
  }));
  const composed = compositesIn(facts).map(({ name, alarms }) => {
    const definitions = alarms.flatMap((child) => known.get(child)?.definition ?? []);
    const through = `, through ${alarms.join(' and ')}`;
    return { name, through, definitions: definitions.length === alarms.length ? definitions : [] };
  });
  return [...listed, ...composed];
}

function oldCounts(facts: PreflightFacts): string {
  const version = facts.group.aliasState?.version;
  const traffic = recentTraffic(facts);
  const whose = version === undefined ? 'what the old version does' : `what version ${version} does`;
  const now =
    traffic === null || traffic.callsPerMinute === 0
      ? ''
      : ` (${formatPercent(traffic.baselineErrorPercent)} of ${callsAMinute(traffic.callsPerMinute)} fail now)`;
  return `${whose}${now} can roll back the new version`;
}

function diluted(definition: AlarmDefinition, facts: PreflightFacts): string {
  const percent = facts.plan?.steps[0]?.percent ?? 100;
  if (percent >= 100) return '';
  const share = formatPercent(percent);
  const isRate = definition.expression !== null || definition.statistic === 'Average';
  const traffic = recentTraffic(facts);
  if (isRate) {
    const old = traffic?.baselineErrorPercent ?? 0;
    const seen = formatPercent((20 * percent + old * (100 - percent)) / 100);
    return `, and at a share of ${share} a new version that fails 20% of its calls makes ${seen} of the whole`;
  }
  if (traffic === null || traffic.callsPerMinute === 0)
    return `, and at first a share of ${share} is all that it sees of the new version`;
  return `, and at a share of ${share} only about ${callsAMinute((traffic.callsPerMinute * percent) / 100)} in it are the new version's`;
}
