import type { Alarm } from '../alarms/alarm.ts';
import { termsOf } from '../alarms/alarm-rule.ts';
import { compositeOf, knownAlarms, type Composite, type KnownAlarms } from '../alarms/composite-of.ts';
import type { PreflightFacts } from './preflight-facts.ts';

export function alarmsOfFacts({ group, children }: PreflightFacts): KnownAlarms {
  return knownAlarms(children, group.alarms.items);
}

/** The group's composite alarms whose rules could be resolved. */
export function compositesIn(facts: PreflightFacts): Composite[] {
  const known = alarmsOfFacts(facts);
  return facts.group.alarms.items.flatMap((alarm) => {
    const composite = compositeOf(alarm, known);
    return composite === null || 'why' in composite ? [] : [composite];
  });
}

/**
 * Alarms that the group does not list but that one of its composite alarms needs in order to go to ALARM: each once,
 * with the name of the first that does. An alarm that only holds it back (NOT ALARM) is not among them.
 */
export function awaitedChildren(facts: PreflightFacts): { alarm: Alarm; within: string }[] {
  const known = alarmsOfFacts(facts);
  const found = new Map<string, { alarm: Alarm; within: string }>();
  for (const { name: within, rule } of compositesIn(facts)) {
    for (const { alarm: name, state, negated } of termsOf(rule)) {
      const alarm = known.get(name);
      const isListed = facts.group.alarms.items.some((item) => item.name === name);
      if (alarm === undefined || isListed || found.has(name) || state !== 'ALARM' || negated) continue;
      found.set(name, { alarm, within });
    }
  }
  return [...found.values()];
}
