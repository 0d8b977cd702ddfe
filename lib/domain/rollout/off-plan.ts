import { dueMsOf, earlyGraceMs, explainedShares, SAME_PERCENT } from '../plan/explained-shares.ts';
import type { Plan } from '../plan/plan.ts';
import { knownShares } from '../series/known-shares.ts';
import type { RoutedPoint } from '../series/series.ts';
import { toIso, toMs, type Iso } from '../time/iso.ts';

/** Where an alias sends its calls: each version's share, 0–100. */
export interface Routing {
  parts: { version: string; percent: number }[];
  /** When it was first seen so. AWS does not say since when (GetAlias has no time), nor who did it. */
  seenAt: Iso;
}

/** An alias that is elsewhere than its running rollout can have put it, and why no step of the plan explains that. */
export type OffPlan = Routing &
  (
    | { kind: 'other-version'; version: string }
    /** The candidate has calls, and CodeDeploy has not begun to shift: hooks still run. */
    | { kind: 'before-shift' }
    /** The plan has no step with this share. */
    | { kind: 'no-step'; percent: number }
    /** The plan has that step only later. */
    | { kind: 'early'; percent: number; dueAt: Iso }
    /** The candidate had more already, and the rollout has not ended. */
    | { kind: 'back'; reachedPercent: number }
  );

export interface OffPlanInput {
  baselineVersion: string | null;
  candidateVersion: string | null;
  /** A rollback moves everything at once, from wherever the alias is. */
  isRollback: boolean;
  plan: Plan;
  /** How AllowTraffic stands in the lifecycle; null: not known. */
  shift: 'not-begun' | 'running' | 'succeeded' | null;
  shiftStartedAt: Iso | null;
  /** The candidate's shares as seen, oldest first, up to now. */
  routed: readonly RoutedPoint[];
  routing: Routing;
  /** AWS's time. */
  now: Iso;
}

/** Why the plan does not explain where the alias of a running rollout is; null: it does, or that is not known. */
export function offPlanOf(input: OffPlanInput): OffPlan | null {
  const { baselineVersion, candidateVersion, isRollback, routing, shift } = input;
  if (baselineVersion === null || candidateVersion === null) return null;
  const other = routing.parts.find(({ version }) => version !== baselineVersion && version !== candidateVersion);
  if (other !== undefined) return { ...routing, kind: 'other-version', version: other.version };
  if (isRollback || baselineVersion === candidateVersion) return null;
  const percent = routing.parts.find(({ version }) => version === candidateVersion)?.percent ?? 0;
  if (shift === 'not-begun') return percent > 0 ? { ...routing, kind: 'before-shift' } : null;
  if (shift === 'succeeded')
    return percent < 100 - SAME_PERCENT ? { ...routing, kind: 'back', reachedPercent: 100 } : null;
  return againstSteps(input, percent);
}

function againstSteps({ plan, shiftStartedAt, routed, routing, now }: OffPlanInput, percent: number): OffPlan | null {
  if (shiftStartedAt === null || plan.steps.length === 0) return null;
  const explained = explainedShares(plan, shiftStartedAt, knownShares(routed), now);
  const reachedPercent = Math.max(0, ...explained.map((point) => point.percent));
  const dueMs = percent === 0 ? 0 : dueMsOf(plan, shiftStartedAt, percent);
  if (dueMs === null) return { ...routing, kind: 'no-step', percent };
  if (toMs(now) < dueMs && toMs(routing.seenAt) < dueMs - earlyGraceMs(plan))
    return { ...routing, kind: 'early', percent, dueAt: toIso(dueMs) };
  return percent < reachedPercent - SAME_PERCENT ? { ...routing, kind: 'back', reachedPercent } : null;
}
