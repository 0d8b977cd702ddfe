import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import type { AlarmRule } from '@/lib/domain/alarms/alarm-rule.ts';
import { describeTerm } from '@/lib/domain/alarms/composite-of.ts';
import { parseAlarmRule } from '@/lib/domain/alarms/parse-alarm-rule.ts';
import { describeDefinition } from '@/lib/domain/alarms/describe-alarm.ts';

/** What an alarm watches, in words: its definition, the rule of a composite one, or why neither is known. */
export function describeWatch({ definition, rule, state }: Alarm): string {
  if (definition !== null) return describeDefinition(definition);
  if (state === 'NOT_FOUND') return 'CloudWatch has no alarm of this name: nothing watches what it watched.';
  if (rule !== undefined) {
    const parsed = parseAlarmRule(rule);
    return parsed === null ? `Composite, by the rule ${rule}` : `Composite: in ALARM while ${inWords(parsed)}.`;
  }
  return state === null ? 'CloudWatch has not been read yet.' : 'Its definition has not been read.';
}

function inWords(rule: AlarmRule): string {
  if (rule.kind === 'constant') return rule.value ? 'TRUE' : 'FALSE';
  if (rule.kind === 'term') return describeTerm(rule);
  const { count, of } = rule;
  if (count === 1) return of.map(within).join(' or ');
  if (count === of.length) return of.map(within).join(' and ');
  return `at least ${count} of (${of.map(inWords).join(', ')})`;
}

/** In parentheses where "and" and "or" would run into each other. */
function within(rule: AlarmRule): string {
  const isJoined = rule.kind === 'at-least' && (rule.count === 1 || rule.count === rule.of.length);
  return isJoined ? `(${inWords(rule)})` : inWords(rule);
}
