import type { Alarm } from '../alarms/alarm.ts';
import { holds, termsOf, type AlarmRule } from '../alarms/alarm-rule.ts';
import { compositeOf, describeTerm, type KnownAlarms } from '../alarms/composite-of.ts';
import { simulatedAlarm, type LeftOut, type SimulatedAlarm, type Watched } from './simulated-alarm.ts';

/** A composite alarm as it can be simulated: its rule over alarms that can. */
export interface SimulatedComposite {
  name: string;
  rule: AlarmRule;
  children: SimulatedAlarm[];
  /** Alarms of the rule that cannot be simulated, and are assumed never to go to ALARM. */
  leftOut: { name: string; why: string }[];
}

/** Each is evaluated at every minute of every deployment. */
const MOST_ALARMS = 20;

/**
 * A composite alarm as it can be simulated, or a sentence that says why it cannot. Only rules about alarms in ALARM:
 * other states are not simulated. An alarm that cannot be simulated is left out if the others can make the rule hold
 * without it.
 */
export function simulatedComposite(alarm: Alarm, known: KnownAlarms, watched: Watched): SimulatedComposite | LeftOut {
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
    return { why: `It is composite, and hangs on ${composite.alarms.length} alarms, too many to estimate.` };
  const children: SimulatedAlarm[] = [];
  const leftOut: { name: string; why: string }[] = [];
  for (const child of composite.alarms) {
    const read = known.get(child);
    const simulated: SimulatedAlarm | LeftOut =
      read === undefined ? { why: 'It could not be read.' } : simulatedAlarm(read, watched);
    if ('why' in simulated) leftOut.push({ name: child, why: simulated.why });
    else children.push(simulated);
  }
  const canHold = holds(rule, (term) => children.some((child) => child.name === term.alarm)) === true;
  if (canHold) return { name, rule, children, leftOut };
  const needs = leftOut.map((child) => `${child.name} (${child.why.replace(/\.$/, '')})`).join(' and ');
  return { why: needs === '' ? 'It is composite, and its rule never holds.' : `It is composite, and needs ${needs}.` };
}
