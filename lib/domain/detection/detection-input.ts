import type { Alarm } from '../alarms/alarm.ts';
import type { Plan } from '../plan/plan.ts';
import type { Watched } from './simulated-alarm.ts';

export interface DetectionInput extends Watched {
  plan: Plan;
  alarms: readonly Alarm[];
  /** Alarms that the composite ones among them look at, as far as known. */
  children?: readonly Alarm[];
  /** Calls through the alias. */
  callsPerMinute: number;
  /** Of the version that the alias is on, 0–100. */
  baselineErrorPercent: number;
}
