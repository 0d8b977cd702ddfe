import type { AsOf } from '@/lib/domain/rollout.ts';

/** Older than this, nothing is acted on: a source that has not answered for 15 s counts as stale on every page. */
export const oldestPictureMs = 15_000;

/**
 * How old the picture is that would be acted on, in real milliseconds: of CodeDeploy's and Lambda's readings the older one. null: one was never read.
 *
 * @param rate AWS seconds per real second; a simulated clock that runs ten times as fast does not make a picture ten times as old.
 */
export function pictureAgeMs(asOf: Pick<AsOf, 'codedeploy' | 'lambda'>, nowMs: number, rate: number): number | null {
  if (asOf.codedeploy === null || asOf.lambda === null) return null;
  const oldest = Math.min(Date.parse(asOf.codedeploy), Date.parse(asOf.lambda));
  return Math.max(0, nowMs - oldest) / rate;
}
