import type { Alarm } from '../alarms/alarm.ts';
import type { Plan } from '../plan/plan.ts';
import type { Watched } from './simulated-alarm.ts';

export interface DetectionInput extends Watched {
  plan: Plan;
  /** Those that the deployment obeys. */
  alarms: readonly Alarm[];
  /** The group lists alarms and ignores them, so `alarms` is empty. */
  isIgnored?: boolean;
  /** Alarms that the composite ones among them look at, as far as known. */
  children?: readonly Alarm[];
  /** Calls through the alias. */
  callsPerMinute: number;
  /** Of the version that the alias is on, 0–100; null: not known, and 0 is taken for it. */
  baselineErrorPercent: number | null;
}
