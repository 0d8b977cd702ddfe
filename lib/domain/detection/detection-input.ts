import type { Alarm } from '../alarms/alarm.ts';
import type { Plan } from '../plan/plan.ts';
import type { Watched } from './reckoned-alarm.ts';

export interface DetectionInput extends Watched {
  plan: Plan;
  alarms: readonly Alarm[];
  /** What composite ones among them look at, as far as it is known. */
  children?: readonly Alarm[];
  /** Calls through the alias. */
  callsPerMinute: number;
  /** Of the version that the alias is on, 0–100. */
  baselineErrorPercent: number;
}
