import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { knownShares } from '@/lib/domain/series/known-shares.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** A reading is current while it is no older than this in real time. */
const CURRENT_MS = 15_000;

export interface ChartMoments {
  startMs: number;
  /** The plan's last step as predicted; null: no plan. */
  planEndMs: number | null;
  /** When it was over, the return of the alias included; null: it runs. */
  endMs: number | null;
  /** Up to when the alias's weights are known. */
  routedUntilMs: number;
}

/**
 * The moments that the charts are laid out by. `lambdaAt`: when the alias was last read; while that is recent the
 * weights count as known up to now, otherwise only up to that reading, so that a lost permission does not look like a
 * steady share.
 */
export function chartMoments(
  rollout: Rollout,
  series: Series | null,
  lambdaAt: Iso | null,
  nowMs: number,
  rate: number,
): ChartMoments {
  const startMs = toMs(rollout.shiftStartedAt ?? rollout.startedAt ?? rollout.createdAt);
  const lastRoutedMs = latest(knownShares(series?.routed ?? []).map((point) => point.at));
  const seenMs = Math.max(lastRoutedMs, lambdaAt === null ? 0 : toMs(lambdaAt));
  const endMs = isActive(rollout.status) ? null : endOf(rollout, series);
  const current = nowMs - seenMs < CURRENT_MS * rate;
  return {
    startMs,
    planEndMs: planEndMs(rollout, series, startMs),
    endMs,
    routedUntilMs: Math.min(nowMs, endMs === null ? (current ? nowMs : seenMs) : Math.max(endMs, seenMs)),
  };
}

/** When all traffic is planned on the candidate; null for an unknown plan. */
export function planEndMs(rollout: Rollout, series: Series | null, startMs: number): number | null {
  const predicted = series?.planned.at(-1);
  if (predicted) return toMs(predicted.at);
  const last = rollout.plan.steps.at(-1);
  return last ? startMs + last.afterSeconds * 1000 : null;
}

function endOf(rollout: Rollout, series: Series | null): number {
  const completed = toMs(rollout.completedAt ?? rollout.startedAt ?? rollout.createdAt);
  const ends = (series?.events ?? []).filter((event) => event.kind === 'rolled-back').map((event) => event.at);
  // Steps seen after the end belong to the end: the alias goes back a few seconds after the stop.
  const back = (series?.routed ?? []).map((point) => point.at);
  return Math.max(completed, latest(ends), latest(back));
}

function latest(instants: readonly Iso[]): number {
  return instants.reduce((max, at) => Math.max(max, toMs(at)), 0);
}

/** The newest of several readings. */
export function newest(...instants: (Iso | null | undefined)[]): Iso | null {
  return instants.reduce<Iso | null>((best, at) => (at && (best === null || at > best) ? at : best), null);
}
