import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import { aliasName } from '../rollout/alias-name.ts';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { whatOfTheOld, whatOfTheShare } from './alias-wide-words.ts';
import { alarmsOfFacts, compositesIn } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** Alarms that do not separate the versions of the alias, or see all calls of the function. */
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
        sentence: `${name} sees ${whole}${through}: ${whatOfTheOld(definition, facts)}${whatOfTheShare(definition, facts)}.`,
        remedy:
          'Set an alarm with ExecutedVersion for the new version beside it, and compare the versions here while it shifts.',
        subject: name,
      }),
    ];
  });
}

/**
 * The group's alarms with what they look at. A composite alarm has that of all the alarms in its rule, where it is
 * known.
 */
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
