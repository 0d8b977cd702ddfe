import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** How the evidence stood when a minute ended. */
export interface EvidenceRow {
  /** End of the minute. */
  atMs: number;
  log10: number;
}

/** The minutes of a span after which the evidence is known, oldest first. */
export function toEvidenceRows(series: Series, span: { fromMs: number; untilMs: number }): EvidenceRow[] {
  return series.t.flatMap((at, index) => {
    const log10 = series.evidenceLog10[index] ?? null;
    const atMs = toMs(at) + MINUTE_MS;
    return log10 === null || atMs <= span.fromMs || atMs > span.untilMs ? [] : [{ atMs, log10 }];
  });
}
