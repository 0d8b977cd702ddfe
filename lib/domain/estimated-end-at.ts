import type { Iso } from './iso.ts';
import { nextStep, type ShiftSoFar } from './next-step.ts';
import { plannedPoints } from './planned-points.ts';

/**
 * When all traffic is expected to be on the candidate ("100% at about 14:19:47, then AfterAllowTraffic"). The hook after it is not
 * in it: nobody knows how long it takes. null: all steps are done, the share has fallen, or the plan is unknown.
 */
export function estimatedEndAt(shift: ShiftSoFar): Iso | null {
  if (nextStep(shift) === null) return null;
  return plannedPoints({ ...shift, endedAt: null }).at(-1)?.at ?? null;
}
