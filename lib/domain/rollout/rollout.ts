import type { Alarm } from '../alarms/alarm.ts';
import type { Guard } from './guard.ts';
import type { Iso } from '../time/iso.ts';
import type { Missing } from '../series/missing.ts';
import type { OffPlan } from './off-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { RolloutVerdict } from '../verdict/rollout-verdict.ts';

/** When each source was last read for this thing; null: never. */
export interface AsOf {
  codedeploy: Iso | null;
  lambda: Iso | null;
  cloudwatch: Iso | null;
}

/** The candidate's share of traffic, each 0–100, null when unknown. */
export interface Share {
  plannedPercent: number | null;
  routedPercent: number | null;
  /**
   * From the counted invocations of the last finished minute that lies wholly after the start of the shift; null: none
   * yet.
   */
  observedPercent: number | null;
  /** Start of the minute that `observedPercent` counts. */
  observedAt: Iso | null;
  /** Calls (both versions) that `observedPercent` is made of. */
  observedCalls: number | null;
  /** null: no further step, or an unknown plan. `at` is a prediction, re-anchored on the observed weights. */
  next: { percent: number; at: Iso } | null;
}

/**
 * One of CodeDeploy's lifecycle events: BeforeAllowTraffic, AllowTraffic, AfterAllowTraffic, or any other name that it
 * sends.
 */
export interface LifecycleEvent {
  name: string;
  /** Pending, InProgress, Succeeded, Failed, Skipped, Unknown, or any other string. */
  status: string;
  startedAt: Iso | null;
  endedAt: Iso | null;
  hookFunction: string | null;
  diagnostics: { code: string | null; message: string | null; logTail: string | null } | null;
}

/** Calls of one version since traffic began to shift, for the baseline over the same minutes. */
export interface VersionTraffic {
  version: string;
  calls: number;
  /** null: calls were counted, but in no minute whether they failed (or were throttled). */
  errors: number | null;
  throttles: number | null;
  p50Ms: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
}

export interface RollbackLinks {
  /** The deployment that this one undoes. */
  of: string | null;
  /** The deployment that undoes this one. */
  by: string | null;
  message: string | null;
}

/** One CodeDeploy deployment of compute platform Lambda, from Created to its end. */
export interface Rollout {
  id: string;
  target: string;
  application: string;
  group: string;
  /** null until AWS or the AppSpec named it. */
  functionName: string | null;
  alias: string | null;
  /** CodeDeploy's own status, any string. */
  status: string;
  /**
   * CodeDeploy's `creator`, any string ("user", "CloudFormation", "codeDeployRollback", …). Does not prove who started
   * it.
   */
  creator: string | null;
  /** Who asked for it through Sluice, if anybody. */
  startedBy: string | null;
  description: string | null;
  createdAt: Iso;
  startedAt: Iso | null;
  completedAt: Iso | null;
  baselineVersion: string | null;
  candidateVersion: string | null;
  plan: Plan;
  /** Start of AllowTraffic as observed or reported by AWS: second 0 of the plan. */
  shiftStartedAt: Iso | null;
  share: Share;
  /**
   * The alias of the running rollout is where no step of its plan put it: which versions have which share, first seen
   * when. null: it is where the plan has it, or that is not known. Absent: kept by an older Sluice.
   */
  offPlan?: OffPlan | null;
  lifecycle: LifecycleEvent[];
  /** What can stop it by itself and what rolls back. */
  guard: Guard;
  /** Events on which it rolls back by itself (DEPLOYMENT_FAILURE, …), from `guard`; null: not known. */
  autoRollback: string[] | null;
  /** Those of `guard`. `ignored`: CodeDeploy does not obey them; null: not known. */
  alarms: { ignored: boolean | null; items: Alarm[] };
  /** null until there are counts. */
  traffic: {
    since: Iso;
    until: Iso;
    baseline: VersionTraffic | null;
    candidate: VersionTraffic | null;
  } | null;
  /** Whether the new version is worse, as far as the counts support it; null: nothing is known of its counts. */
  verdict: RolloutVerdict | null;
  rollback: RollbackLinks;
  error: { code: string; message: string | null } | null;
  /** Which part of the history Sluice saw itself. `missing`: what cannot be known. */
  watched: { from: Iso | null; to: Iso | null; missing: Missing[] };
  /** AWS's own page for this deployment. */
  consoleUrl: string;
  asOf: AsOf;
  /** As in RolloutSummary. */
  keptFrom?: Iso;
}
