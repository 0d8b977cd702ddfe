import { anchorPlan } from '../../domain/plan/anchor-plan.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { knownShares } from '../../domain/series/known-shares.ts';
import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import { GAP_MS } from './missing-before.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import { shiftStartOf } from '../picture/shift-start.ts';
import type { TargetContext } from '../target-context.ts';

/** Whether the gap between the last reading of the share and `at` is so long that the alias may have changed unseen. */
export function isUnseenUntil(ctx: TargetContext, entry: RolloutEntry, at: Iso): boolean {
  const rate = Math.max(1, ctx.aws.clock.rate());
  return entry.shareReadAt !== null && toMs(at) - toMs(entry.shareReadAt) >= GAP_MS * rate;
}

/** From `at` on the share is not known, until it is read again. */
export function loseShare(ctx: TargetContext, entry: RolloutEntry, at: Iso, source: 'watched' | 'rebuilt'): void {
  const last = entry.routed.at(-1);
  if (last?.percent === null) return;
  // Two points with the same moment would be one in the store.
  const point = { at: last !== undefined && at <= last.at ? toIso(toMs(last.at) + 1) : at, percent: null, source };
  entry.routed.push(point);
  ctx.recorder.addRouted(ctx.aws.config.name, entry.record.id, point);
}

/**
 * The share is read again, as `percent`; between the last reading and this one it is unknown. But a share only rises
 * while it shifts: if it is the same on both sides, and the plan has no step in between, it did not change. At 0 and
 * 100% this holds without a plan.
 */
export function bridgeGap(ctx: TargetContext, entry: RolloutEntry, percent: number, now: Iso): void {
  const { shareReadAt } = entry;
  if (shareReadAt === null || (entry.routed.at(-1)?.percent !== null && !isUnseenUntil(ctx, entry, now))) return;
  const isSame = knownShares(entry.routed).at(-1)?.percent === percent;
  if (!isSame || (percent > 0 && percent < 100 && isStepBetween(entry, shareReadAt, now))) {
    if (entry.routed.at(-1)?.percent !== null) noteUnread(entry, shareReadAt, now);
    loseShare(ctx, entry, shareReadAt, 'watched');
    return;
  }
  if (entry.routed.at(-1)?.percent !== null) return;
  const gap = entry.routed.pop();
  // In the store it replaces the point that said "unknown".
  if (gap) ctx.recorder.addRouted(ctx.aws.config.name, entry.record.id, { ...gap, percent });
}

/** A gap between two processes is noted already. */
function noteUnread(entry: RolloutEntry, from: Iso, to: Iso): void {
  const { watched } = entry;
  entry.watched = { ...watched, missing: [...watched.missing, { kind: 'unread-between', from, to }] };
}

function isStepBetween(entry: RolloutEntry, from: Iso, to: Iso): boolean {
  const startedAt = shiftStartOf(entry);
  // With an unknown plan, or an unknown start, there may have been a step.
  if (startedAt === null || entry.plan.steps.length === 0) return true;
  const { expectedAtMs } = anchorPlan(entry.plan, startedAt, entry.routed, to);
  // A step that is due just now, or a little late, has not come yet.
  return expectedAtMs.some((ms) => ms !== null && ms >= toMs(from) && ms < toMs(to) - GAP_MS);
}

/** Stores when each running rollout's share was last read, so that the next process knows up to when it was seen. */
export function keepLastReadings(ctx: TargetContext): void {
  for (const entry of ctx.picture.rollouts.values()) {
    const last = entry.routed.at(-1);
    if (entry.shareReadAt === null || !isActive(entry.record.status) || !last || last.percent === null) continue;
    if (entry.shareReadAt > last.at)
      ctx.recorder.addRouted(ctx.aws.config.name, entry.record.id, { ...last, at: entry.shareReadAt });
  }
}
