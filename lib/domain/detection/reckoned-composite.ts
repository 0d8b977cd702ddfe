import type { Alarm } from '../alarms/alarm.ts';
import { holds, termsOf, type AlarmRule } from '../alarms/alarm-rule.ts';
import { compositeOf, describeTerm, type KnownAlarms } from '../alarms/composite-of.ts';
import { reckonedAlarm, type ReckonedAlarm, type Watched } from './reckoned-alarm.ts';

/** A composite alarm as it can be played: its rule over alarms that can. */
export interface ReckonedComposite {
  name: string;
  rule: AlarmRule;
  children: ReckonedAlarm[];
  /** Alarms of the rule that cannot be reckoned, and are taken never to go to ALARM. */
  leftOut: { name: string; why: string }[];
}

/** Each is played at every minute of every deployment. */
const MOST_ALARMS = 20;

/**
 * A composite alarm as it can be reckoned, or in a sentence why it cannot. Only rules of alarms that are in ALARM are: what another state needs is not
 * played. An alarm in it that cannot be reckoned is left out where the others can make the rule hold without it.
 */
export function reckonedComposite(
  alarm: Alarm,
  known: KnownAlarms,
  watched: Watched,
): ReckonedComposite | { why: string } {
  const composite = compositeOf(alarm, known);
  if (composite === null || 'why' in composite) {
    return { why: `It is composite, and ${composite?.why ?? 'its rule was not read'}.` };
  }
  const { name, rule } = composite;
  const other = termsOf(rule).find(({ state, negated }) => state !== 'ALARM' || negated);
  if (other !== undefined) {
    return {
      why: `It is composite, and its rule asks whether ${describeTerm(other)}: only rules of alarms that are in ALARM are reckoned.`,
    };
  }
  if (composite.alarms.length > MOST_ALARMS)
    return { why: `It is composite, and hangs on ${composite.alarms.length} alarms, too many to be reckoned.` };
  const children: ReckonedAlarm[] = [];
  const leftOut: { name: string; why: string }[] = [];
  for (const child of composite.alarms) {
    const read = known.get(child);
    const reckoned = read === undefined ? { why: 'It could not be read.' } : reckonedAlarm(read, watched);
    if ('why' in reckoned) leftOut.push({ name: child, why: reckoned.why });
    else children.push(reckoned);
  }
  const canHold = holds(rule, (term) => children.some((child) => child.name === term.alarm)) === true;
  if (canHold) return { name, rule, children, leftOut };
  const needs = leftOut.map((child) => `${child.name} (${child.why.replace(/\.$/, '')})`).join(' and ');
  return { why: needs === '' ? 'It is composite, and its rule never holds.' : `It is composite, and needs ${needs}.` };
}
