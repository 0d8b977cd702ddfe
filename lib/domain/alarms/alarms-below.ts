import type { Alarm } from './alarm.ts';
import { alarmsOf, termsOf } from './alarm-rule.ts';
import { compositeOf, knownAlarms } from './composite-of.ts';
import { parseAlarmRule } from './parse-alarm-rule.ts';

type Read = (name: string) => Alarm | undefined;

/**
 * Names of the alarms that a composite alarm looks at, directly or through others, each once and without its own.
 * `read`: an alarm as last read. Empty for other alarms.
 */
export function alarmsBelow(alarm: Alarm, read: Read): string[] {
  const names = new Set<string>();
  const walk = (rule: string | undefined) => {
    const parsed = rule === undefined ? null : parseAlarmRule(rule);
    for (const name of parsed === null ? [] : alarmsOf(parsed)) {
      if (names.has(name) || name === alarm.name) continue;
      names.add(name);
      walk(read(name)?.rule);
    }
  };
  walk(alarm.rule);
  return [...names];
}

/** Of those, the ones that CloudWatch does not have and whose state the rule waits for: that term is never true. */
export function goneBelow(alarm: Alarm, read: Read): string[] {
  const known = knownAlarms(alarmsBelow(alarm, read).flatMap((name) => read(name) ?? []));
  const composite = compositeOf(alarm, known);
  if (composite === null || 'why' in composite) return [];
  const awaited = termsOf(composite.rule).filter(({ negated }) => !negated);
  return [...new Set(awaited.map((term) => term.alarm))].filter((name) => known.get(name)?.state === 'NOT_FOUND');
}
