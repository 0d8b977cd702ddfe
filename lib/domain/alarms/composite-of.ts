import type { Alarm } from './alarm.ts';
import { alarmsOf, negate, termsOf, type AlarmRule, type AlarmTerm } from './alarm-rule.ts';
import { parseAlarmRule } from './parse-alarm-rule.ts';

/**
 * A composite alarm with its rule resolved: composite alarms in it are replaced by their own rules, where those are
 * known.
 */
export interface Composite {
  name: string;
  rule: AlarmRule;
  /** Names of the plain alarms that the rule depends on, each once. */
  alarms: string[];
}

/** CloudWatch allows 500 elements a rule; rules of rules multiply. */
const MOST_TERMS = 500;

/** Alarms by name: those of a group, and those that its composite alarms look at. */
export type KnownAlarms = ReadonlyMap<string, Alarm>;

export function knownAlarms(...lists: (readonly Alarm[])[]): KnownAlarms {
  return new Map(lists.flat().map((alarm) => [alarm.name, alarm]));
}

/** The alarm's rule over plain alarms, or why it is not known, as half a sentence. null: the alarm is not composite. */
export function compositeOf(alarm: Alarm, known: KnownAlarms): Composite | { why: string } | null {
  if (alarm.rule === undefined) return null;
  const rule = expanded(alarm.rule, known, [alarm.name]);
  return 'why' in rule ? rule : { name: alarm.name, rule, alarms: alarmsOf(rule) };
}

function expanded(text: string, known: KnownAlarms, above: readonly string[]): AlarmRule | { why: string } {
  const parsed = parseAlarmRule(text);
  if (parsed === null) return { why: 'its rule is not understood here' };
  let why: string | null = null;
  const replace = (rule: AlarmRule): AlarmRule => {
    if (rule.kind === 'at-least') return { ...rule, of: rule.of.map(replace) };
    const inner = rule.kind === 'term' ? known.get(rule.alarm)?.rule : undefined;
    // A composite alarm is without data only for a moment after its creation (PutCompositeAlarm's documentation).
    if (rule.kind !== 'term' || inner === undefined || rule.state === 'INSUFFICIENT_DATA' || why !== null) return rule;
    if (above.includes(rule.alarm)) {
      why = `its rule leads back to ${rule.alarm}`;
      return rule;
    }
    const under = expanded(inner, known, [...above, rule.alarm]);
    if ('why' in under) {
      why = under.why;
      return rule;
    }
    return (rule.state === 'ALARM') === rule.negated ? negate(under) : under;
  };
  const rule = replace(parsed);
  if (why !== null) return { why };
  return termsOf(rule).length > MOST_TERMS ? { why: `its rule hangs on more than ${MOST_TERMS} alarms` } : rule;
}

/** Whether a term is true by the last state that was read; null: not known. For a deleted alarm no state is true. */
export function isTermTrue({ alarm, state, negated }: AlarmTerm, known: KnownAlarms): boolean | null {
  const now = known.get(alarm)?.state ?? null;
  return now === null ? null : (now === state) !== negated;
}

/** A term in words, for a sentence: "errors is in ALARM". */
export function describeTerm({ alarm, state, negated }: AlarmTerm): string {
  const is = negated ? 'is not' : 'is';
  if (state === 'INSUFFICIENT_DATA') return `${alarm} ${is} without data`;
  return `${alarm} ${is} ${state === 'OK' ? 'OK' : 'in ALARM'}`;
}
