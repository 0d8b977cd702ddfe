import type { FailedOf } from '../verdict/rollout-verdict.ts';
import type { Rollout } from './rollout.ts';

/**
 * How many calls of a version failed: the numbers of the verdict wherever there is one, so that a chip, a sentence and
 * a row say the same. Without a verdict what was counted. null: not known.
 */
export function failuresOf(
  { verdict, traffic }: Pick<Rollout, 'verdict' | 'traffic'>,
  side: 'baseline' | 'candidate',
): FailedOf | null {
  if (verdict !== null && verdict.countedUntil !== null && verdict[side].calls > 0) return verdict[side];
  const counts = traffic?.[side] ?? null;
  return counts === null || counts.errors === null ? null : { calls: counts.calls, failed: counts.errors };
}
