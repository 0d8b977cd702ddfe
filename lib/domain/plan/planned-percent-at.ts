import { anchorPlan } from './anchor-plan.ts';
import { toMs, type Iso } from '../time/iso.ts';
import type { Plan } from './plan.ts';
import type { RoutedPoint } from '../series/series.ts';

/**
 * The share, 0–100, that the plan has at a moment; null: an unknown plan, or not known whether traffic shifts. The
 * observed weights (oldest first, as far as known) only decide whether a linear plan's first step comes at once or
 * after its first interval. A late step stays visible as a difference between this and the routed share.
 */
export function plannedPercentAt(
  plan: Plan,
  shiftStartedAt: Iso | null,
  at: Iso,
  routed: readonly RoutedPoint[] = [],
): number | null {
  if (shiftStartedAt === null || plan.steps.length === 0) return null;
  const { plannedAtMs } = anchorPlan(plan, shiftStartedAt, routed, at);
  const atMs = toMs(at);
  const index = plannedAtMs.findLastIndex((ms) => ms <= atMs);
  return plan.steps[index]?.percent ?? 0;
}
