import { toMs, type Iso } from '../time/iso.ts';
import { explainedShares, GRACE_MS, SAME_PERCENT } from './explained-shares.ts';
import type { Plan, PlanStep } from './plan.ts';
import { knownShares } from '../series/known-shares.ts';
import type { PlannedPoint, RoutedPoint } from '../series/series.ts';

/** A plan on the time axis, corrected by the alias weights that were seen. */
export interface AnchoredPlan {
  /** When each step is due by the plan alone, aligned with `steps`. */
  plannedAtMs: number[];
  /** Index of the step in force, as observed; -1 before the first. */
  reached: number;
  /**
   * When each later step is expected: the last observed change plus the plan's own gaps. Aligned with `steps`, null up
   * to `reached`.
   */
  expectedAtMs: (number | null)[];
}

/**
 * Puts the plan on the time axis. AWS's documents disagree on whether a linear plan takes its first step at once or
 * after the first interval, so both are tried against the observations. What the plan does not explain is left out: a
 * percent that is no step of it, a step before its time, a fall. The time of the last observed change is trusted over
 * the plan. `routed`: what was observed, oldest first.
 */
export function anchorPlan(plan: Plan, shiftStartedAt: Iso, routed: readonly RoutedPoint[], now: Iso): AnchoredPlan {
  const startMs = toMs(shiftStartedAt);
  const rise = risingChanges(explainedShares(plan, shiftStartedAt, knownShares(routed), now));
  const last = rise.at(-1) ?? null;
  const reached = last === null ? -1 : plan.steps.findLastIndex((step) => isAtLeast(last, step));
  const intervalMs = linearIntervalMs(plan);
  const late = intervalMs > 0 && routed.length > 0 && startsLate(plan, startMs, rise, toMs(now), intervalMs);
  const delayMs = late ? intervalMs : 0;
  const plannedAtMs = plan.steps.map((step) => startMs + step.afterSeconds * 1000 + delayMs);
  const step = plan.steps[reached];
  const anchorMs =
    last === null || step === undefined
      ? startMs + delayMs
      : changedAtMs(toMs(last.at), !sawRise(routed, last), {
          plannedMs: plannedAtMs[reached] ?? startMs,
          nextPlannedMs: plannedAtMs[reached + 1] ?? Number.POSITIVE_INFINITY,
        });
  const anchorSeconds = step?.afterSeconds ?? 0;
  const expectedAtMs = plan.steps.map((later, index) =>
    index <= reached ? null : anchorMs + (later.afterSeconds - anchorSeconds) * 1000,
  );
  return { plannedAtMs, reached, expectedAtMs };
}

/** The rises to a share above 0. */
function risingChanges(explained: readonly PlannedPoint[]): PlannedPoint[] {
  const rise: PlannedPoint[] = [];
  let percent = 0;
  for (const point of explained) {
    if (point.percent <= percent) continue;
    if (point.percent > percent + SAME_PERCENT || rise.length === 0) rise.push(point);
    percent = point.percent;
  }
  return rise;
}

/** Whether a lower share was seen right before this rise: only then is its moment known. */
function sawRise(routed: readonly RoutedPoint[], rise: PlannedPoint): boolean {
  const index = routed.findIndex(({ at, percent }) => at === rise.at && percent === rise.percent);
  return typeof routed[index - 1]?.percent === 'number';
}

function isAtLeast(point: PlannedPoint, step: PlanStep): boolean {
  return point.percent >= step.percent - SAME_PERCENT;
}

function linearIntervalMs(plan: Plan): number {
  if (plan.kind !== 'linear') return 0;
  return ((plan.steps[1]?.afterSeconds ?? 0) - (plan.steps[0]?.afterSeconds ?? 0)) * 1000;
}

/**
 * Whether a linear plan whose first step comes after the first interval fits the observations better than one that
 * begins at once.
 */
function startsLate(
  plan: Plan,
  startMs: number,
  rise: readonly PlannedPoint[],
  nowMs: number,
  intervalMs: number,
): boolean {
  const graceMs = Math.min(GRACE_MS, intervalMs / 2);
  const first = rise[0];
  if (first === undefined) return nowMs > startMs + graceMs;
  const index = plan.steps.findLastIndex((step) => isAtLeast(first, step));
  const dueMs = startMs + (plan.steps[index]?.afterSeconds ?? 0) * 1000;
  return toMs(first.at) > dueMs + intervalMs - graceMs;
}

/**
 * A share that was already there at the first look changed earlier: the plan's own moment is the better guess, if
 * possible.
 */
function changedAtMs(
  seenMs: number,
  isFirstSight: boolean,
  plan: { plannedMs: number; nextPlannedMs: number },
): number {
  if (!isFirstSight) return seenMs;
  return plan.plannedMs < seenMs && seenMs < plan.nextPlannedMs + GRACE_MS ? plan.plannedMs : seenMs;
}
