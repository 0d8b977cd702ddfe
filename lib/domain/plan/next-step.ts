import { anchorPlan } from './anchor-plan.ts';
import { explainedShares } from './explained-shares.ts';
import { toIso, type Iso } from '../time/iso.ts';
import { knownShares } from '../series/known-shares.ts';
import type { Plan } from './plan.ts';
import type { RoutedPoint } from '../series/series.ts';

export interface ShiftSoFar {
  plan: Plan;
  /** null: traffic has not begun to shift. */
  shiftStartedAt: Iso | null;
  /** The alias weights that were seen, oldest first. */
  routed: readonly RoutedPoint[];
  /** AWS's time. */
  now: Iso;
}

/**
 * The next step and its time: the last observed change plus the plan's interval. An overdue step keeps its past `at`,
 * so a page can say how long it has been due. null: no further step, the share is lower than it was (a rollback), or an
 * unknown plan.
 */
export function nextStep(shift: ShiftSoFar): { percent: number; at: Iso } | null {
  const { plan, shiftStartedAt, routed, now } = shift;
  if (shiftStartedAt === null || plan.steps.length === 0 || hasFallen(shift, shiftStartedAt)) return null;
  const { expectedAtMs } = anchorPlan(plan, shiftStartedAt, routed, now);
  const index = expectedAtMs.findIndex((ms) => ms !== null);
  const step = plan.steps[index];
  const ms = expectedAtMs[index] ?? null;
  return step === undefined || ms === null ? null : { percent: step.percent, at: toIso(ms) };
}

/** A share that somebody set, and took back, is no fall. */
function hasFallen({ plan, routed, now }: ShiftSoFar, shiftStartedAt: Iso): boolean {
  const known = knownShares(routed);
  const last = known.at(-1);
  const explained = explainedShares(plan, shiftStartedAt, known, now);
  return last !== undefined && explained.some((point) => point.percent > last.percent);
}
