import type { RolloutVerdict } from './rollout-verdict.ts';

/** "Too few calls" when only increases above this might have been seen, unless the viewer says otherwise: percentage points. */
export const DEFAULT_LIMIT_POINTS = 5;
const SMALLEST = 0.1;
const LARGEST = 100;

/** What a viewer typed as the limit; null: no number of percentage points from 0.1 to 100. */
export function parseLimitPoints(text: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim())) return null;
  const points = Number(text.trim().replace(',', '.'));
  return points >= SMALLEST && points <= LARGEST ? points : null;
}

/**
 * The verdict as somebody sees it who calls so many points too many to be hidden. Only the line between "no difference seen" and "too few
 * calls" moves; "worse" is what the evidence says, whoever looks.
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
