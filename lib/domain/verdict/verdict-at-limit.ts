import type { RolloutVerdict } from './rollout-verdict.ts';

/**
 * Percentage points. "Too few calls" when only larger increases might have been seen. A viewer may choose another
 * limit.
 */
export const DEFAULT_LIMIT_POINTS = 5;
const SMALLEST = 0.1;
const LARGEST = 100;

/** The limit that a viewer typed; null: not a number of percentage points from 0.1 to 100. */
export function parseLimitPoints(text: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim())) return null;
  const points = Number(text.trim().replace(',', '.'));
  return points >= SMALLEST && points <= LARGEST ? points : null;
}

/**
 * The verdict for a viewer who wants increases of this many points to be visible. Only the line between "no difference
 * seen" and "too few calls" moves; "worse" is what the evidence says, whoever looks.
 */
export function verdictAtLimit(verdict: RolloutVerdict | null, limitPoints: number): RolloutVerdict | null {
  if (verdict === null) return null;
  const slow = verdict.slow && atLimit(verdict.slow, limitPoints);
  const seen = atLimit(verdict, limitPoints);
  return slow === verdict.slow ? seen : { ...seen, slow };
}

function atLimit<T extends Pick<RolloutVerdict, 'kind' | 'smallestVisiblePoints'>>(verdict: T, limitPoints: number): T {
  if (verdict.kind === 'worse' || verdict.kind === 'nothing') return verdict;
  const { smallestVisiblePoints } = verdict;
  const kind = smallestVisiblePoints === null || smallestVisiblePoints > limitPoints ? 'too-few' : 'no-difference';
  return kind === verdict.kind ? verdict : { ...verdict, kind };
}
