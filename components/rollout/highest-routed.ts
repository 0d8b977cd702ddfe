import { reachedPercent } from '@/lib/domain/plan/reached-percent.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** The highest share, 0–100, that the alias routed; null: it was never seen, or lost sight of before the end. */
export function highestRouted(series: Series | null): number | null {
  return series === null ? null : reachedPercent(series.routed);
}
