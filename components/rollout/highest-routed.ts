import type { Series } from '@/lib/domain/series.ts';

/** The highest share, 0–100, that the alias was seen to route; null: it was never seen. */
export function highestRouted(series: Series | null): number | null {
  if (series === null || series.routed.length === 0) return null;
  return series.routed.reduce((max, point) => Math.max(max, point.percent), 0);
}
