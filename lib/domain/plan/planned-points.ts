import { anchorPlan } from './anchor-plan.ts';
import { toIso, toMs, type Iso } from '../time/iso.ts';
import type { ShiftSoFar } from './next-step.ts';
import type { PlannedPoint } from '../series/series.ts';

/**
 * The plan as a step function for a chart: past steps as planned, future steps as expected from the observed weights.
 * An overdue step stays at its past moment; later ones are counted from now, as if it came now. For an ended rollout
 * (`endedAt`) the rest of the plan is kept as it would have come. Before the first point the plan is 0. Empty: unknown.
 */
export function plannedPoints(shift: ShiftSoFar & { endedAt: Iso | null }): PlannedPoint[] {
  const { plan, shiftStartedAt, routed, endedAt } = shift;
  if (shiftStartedAt === null) return [];
  const now = endedAt ?? shift.now;
  const { plannedAtMs, expectedAtMs, reached } = anchorPlan(plan, shiftStartedAt, routed, now);
  const firstExpectedMs = expectedAtMs[reached + 1] ?? Number.POSITIVE_INFINITY;
  const overdueMs = endedAt === null ? Math.max(0, toMs(now) - firstExpectedMs) : 0;
  return plan.steps.map((step, index) => {
    const expectedMs = expectedAtMs[index] ?? null;
    const ms =
      expectedMs === null
        ? Math.min(plannedAtMs[index] ?? 0, firstExpectedMs)
        : expectedMs + (index > reached + 1 ? overdueMs : 0);
    return { at: toIso(ms), percent: step.percent };
  });
}
