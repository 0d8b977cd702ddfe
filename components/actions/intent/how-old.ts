import type { TargetHealth } from '@/lib/domain/live/health.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { AsOf } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** Ages in real milliseconds; null: never read. */
export interface PictureAges {
  /** Decides whether to act. Listing a region's active deployments also shows that this rollout still runs. */
  codedeployMs: number | null;
  /** The alias. */
  lambdaMs: number | null;
}

/**
 * How old the picture is that an action rests on. Readings that changed nothing show only in `health`.
 * @param rolloutId null: about the group, not about one of its rollouts.
 * @param nowMs AWS's time.
 */
export function howOld(
  asOf: Pick<AsOf, 'codedeploy' | 'lambda'>,
  rolloutId: string | null,
  health: TargetHealth | null,
  nowMs: number,
): PictureAges {
  const watched = rolloutId === null ? undefined : health?.rollouts[rolloutId];
  // A simulated clock that runs ten times as fast does not make a picture ten times as old.
  const rate = health?.clock.rate || 1;
  const age = (...readings: (Iso | null | undefined)[]): number | null => {
    const times = readings.flatMap((at) => (at ? [toMs(at)] : []));
    return times.length === 0 ? null : Math.max(0, nowMs - Math.max(...times)) / rate;
  };
  return {
    codedeployMs: age(asOf.codedeploy, watched?.codedeploy, watched && health?.sources.codedeploy.lastSuccessAt),
    lambdaMs: age(asOf.lambda, watched?.lambda),
  };
}
