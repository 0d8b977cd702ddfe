import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { RoutedPoint } from '../../domain/series/series.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import { isUnseenUntil, loseShare } from './share-gap.ts';
import type { TargetContext } from '../target-context.ts';

/** From this long after its end, the weights that a rollback moves are seen directly. */
const ROLLED_BACK_MS = 60_000;

/**
 * Adds what nobody saw of an ended rollout's share but the lifecycle shows: 0 until AllowTraffic began, 100 from its
 * success, 0 again when a rollback undid it, 0 to the end when AllowTraffic was skipped. Nothing is invented for the
 * time in between: there the share is unknown.
 */
export function rebuildRouted(ctx: TargetContext, entry: RolloutEntry): void {
  const { record } = entry;
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  if (entry.target === null || candidateVersion === null || candidateVersion === baselineVersion) return;
  const last = entry.routed.at(-1) ?? null;
  if (record.completedAt === null || (last !== null && last.at >= record.completedAt)) return;
  if (last === null) addPoint(ctx, entry, { at: record.startedAt ?? record.createdAt, percent: 0 });
  loseSight(ctx, entry, record.completedAt);
  const sinceEndMs = ctx.now().getTime() - toMs(record.completedAt);
  for (const point of endOf(entry, entry.watched.from === null || sinceEndMs > ROLLED_BACK_MS))
    addPoint(ctx, entry, point);
}

function addPoint(ctx: TargetContext, entry: RolloutEntry, point: RoutedPoint): void {
  entry.routed.push({ ...point, source: 'rebuilt' });
  ctx.recorder.addRouted(ctx.aws.config.name, entry.record.id, { ...point, source: 'rebuilt' });
  ctx.touched.rollouts.add(entry.record.id);
}

const shiftOf = (entry: RolloutEntry) => entry.target?.lifecycle.find(({ name }) => name === 'AllowTraffic');

/** Nobody saw the alias after the last reading, or after the beginning of the shift if that came later. */
function loseSight(ctx: TargetContext, entry: RolloutEntry, completedAt: Iso): void {
  const percent = entry.routed.at(-1)?.percent ?? null;
  const shift = shiftOf(entry);
  if (percent === null || percent === 100 || (percent === 0 && shift?.status === 'Skipped')) return;
  if (entry.watched.from !== null && !isUnseenUntil(ctx, entry, completedAt)) return;
  const seenAt = entry.shareReadAt ?? entry.routed.at(-1)?.at ?? completedAt;
  const shiftedAt = shift?.startedAt ?? null;
  loseShare(ctx, entry, percent === 0 && shiftedAt !== null && shiftedAt > seenAt ? shiftedAt : seenAt, 'rebuilt');
}

function endOf(entry: RolloutEntry, isSettled: boolean): RoutedPoint[] {
  const { completedAt, rollback } = entry.record;
  const percent = entry.routed.at(-1)?.percent ?? null;
  const shift = shiftOf(entry);
  const fullAt = shift?.status === 'Succeeded' ? shift.endedAt : null;
  const points: RoutedPoint[] = [];
  if (fullAt !== null && percent !== 100) points.push({ at: fullAt, percent: 100 });
  if (isSettled && rollback.by !== null && completedAt !== null && (fullAt !== null || percent !== 0))
    points.push({ at: completedAt, percent: 0 });
  // For a hook that ran for an hour: nothing moved all that time.
  if (shift?.status === 'Skipped' && percent === 0 && completedAt !== null)
    points.push({ at: completedAt, percent: 0 });
  return points;
}
