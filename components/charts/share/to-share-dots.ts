import type { Merged } from '@/components/charts/minutes/merge-minutes.ts';
import { binomialBand } from '@/lib/domain/statistics/binomial-band.ts';

/** What was counted in one minute (or merged minutes), and where it should fall. Percents 0–100. */
export interface ShareDot {
  fromMs: number;
  toMs: number;
  percent: number;
  calls: number | null;
  /** Where 95% of such dots fall at the routed share; null: the routed share or the calls are not known. */
  band: { lowPercent: number; highPercent: number } | null;
}

/** The observed share as dots. Minutes without counts have none: an unknown share is no 0. */
export function toShareDots(merged: readonly Merged[]): ShareDot[] {
  return merged.flatMap(({ fromMs, toMs, observedPercent, calls, routedPercent }) =>
    observedPercent === null
      ? []
      : [
          {
            fromMs,
            toMs,
            percent: observedPercent,
            calls,
            band: routedPercent === null || calls === null ? null : binomialBand(routedPercent, calls),
          },
        ],
  );
}

/** Dots from the first that could differ from 0: a row of zeros before the shift is noise. */
export function fromFirstShift(dots: readonly ShareDot[]): ShareDot[] {
  const first = dots.findIndex((dot) => dot.percent > 0 || (dot.band !== null && dot.band.highPercent > 0));
  return first < 0 ? [] : dots.slice(first);
}
