import type { Rollout } from '@/lib/domain/rollout.ts';
import type { Series } from '@/lib/domain/series.ts';

/**
 * The highest share, 0–100, that the alias was seen to route; null: it was never seen. A history that was rebuilt afterwards knows that nothing
 * was routed before AllowTraffic began, and none of the steps that followed.
 */
export function highestRouted(series: Series | null, { lifecycle }: Pick<Rollout, 'lifecycle'>): number | null {
  if (series === null || series.routed.length === 0) return null;
  const highest = series.routed.reduce((max, point) => Math.max(max, point.percent), 0);
  const hasBegun = lifecycle.some(({ name, startedAt }) => name === 'AllowTraffic' && startedAt !== null);
  return highest === 0 && hasBegun && series.routedSource === 'rebuilt' ? null : highest;
}
