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
  /** Calls that it rests on; null or absent: not known. */
  baselineCalls?: number | null;
  /** How long a call takes, p90; null or absent: not known. */
  p90Ms?: number | null;
  /** The minutes that the traffic was counted in; null or absent: not known. */
  minutes?: number | null;
  /** Calls by the hour over the last day, oldest first (null members: none); null or absent: not known. */
  callsByHour?: readonly (number | null)[] | null;
}
