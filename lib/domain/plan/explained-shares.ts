import { toIso, toMs, type Iso } from '../time/iso.ts';
import type { Plan } from './plan.ts';
import type { PlannedPoint } from '../series/series.ts';

/**
 * How late, or early, a step may be seen before it contradicts the plan: reading takes seconds, and so do AWS's own
 * steps.
 */
export const GRACE_MS = 30_000;
/** A weight is a fraction on the wire: 0.1 + 0.2 must still be step 30. */
export const SAME_PERCENT = 0.5;

/** When the step with this share is due at the earliest, ms; null: the plan has no such step. */
export function dueMsOf(plan: Plan, shiftStartedAt: Iso, percent: number): number | null {
  const step = plan.steps.find((each) => Math.abs(each.percent - percent) <= SAME_PERCENT);
  return step === undefined ? null : toMs(shiftStartedAt) + step.afterSeconds * 1000;
}

/** How early a step may be seen: less than half a step, so that the step before it is never taken for it. */
export function earlyGraceMs(plan: Plan): number {
  const [first, second] = plan.steps;
  const gapMs = first === undefined || second === undefined ? 0 : (second.afterSeconds - first.afterSeconds) * 1000;
  return gapMs === 0 ? GRACE_MS : Math.min(GRACE_MS, gapMs / 2);
}

/**
 * The observed shares (oldest first) that the plan's own steps explain. Left out: a share that is no step, a step
 * before its time, and a fall. Somebody else moved the alias then. If an early share was still there when its step
 * came, the step came at its own time.
 */
export function explainedShares(
  plan: Plan,
  shiftStartedAt: Iso,
  known: readonly PlannedPoint[],
  now: Iso,
): PlannedPoint[] {
  const explained: PlannedPoint[] = [];
  const graceMs = earlyGraceMs(plan);
  let reached = 0;
  for (const [index, point] of known.entries()) {
    if (point.percent === 0 && reached === 0) explained.push(point);
    const dueMs = point.percent === 0 ? null : dueMsOf(plan, shiftStartedAt, point.percent);
    if (dueMs === null || point.percent < reached - SAME_PERCENT) continue;
    const isEarly = toMs(point.at) < dueMs - graceMs;
    if (isEarly && toMs(known[index + 1]?.at ?? now) < dueMs) continue;
    explained.push(isEarly ? { ...point, at: toIso(dueMs) } : point);
    reached = Math.max(reached, point.percent);
  }
  return explained;
}
