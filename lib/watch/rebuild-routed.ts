import { toMs } from '../domain/iso-time.ts';
import type { RoutedPoint } from '../domain/series.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import type { TargetContext } from './target-context.ts';

/** So long after its end the weights that a rollback moves are seen by themselves. */
const ROLLED_BACK_MS = 60_000;

/**
 * Adds what the lifecycle tells of an ended rollout's share and nobody saw: 0 until AllowTraffic began (when nothing was watched at all),
 * 100 from AllowTraffic's success, 0 again when a rollback undid it, 0 to the end when AllowTraffic was skipped. Nothing is made up for the time between.
 */
export function rebuildRouted(ctx: TargetContext, entry: RolloutEntry): void {
  const { record, routed } = entry;
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  if (entry.target === null || candidateVersion === null || candidateVersion === baselineVersion) return;
  const last = routed.at(-1) ?? null;
  if (record.completedAt === null || (last !== null && last.at >= record.completedAt)) return;
  const sinceEndMs = ctx.now().getTime() - toMs(record.completedAt);
  const points = [
    ...(last === null ? startOf(entry) : []),
    ...endOf(entry, last?.percent ?? 0, entry.watched.from === null || sinceEndMs > ROLLED_BACK_MS),
  ];
  for (const point of points) {
    entry.routed.push({ ...point, source: 'rebuilt' });
    ctx.recorder.addRouted(ctx.aws.config.name, record.id, { ...point, source: 'rebuilt' });
    ctx.touched.series.add(record.id);
    ctx.touched.rollouts.add(record.id);
  }
}

const shiftOf = (entry: RolloutEntry) => entry.target?.lifecycle.find(({ name }) => name === 'AllowTraffic');

function startOf(entry: RolloutEntry): RoutedPoint[] {
  const { record } = entry;
  const begun = record.startedAt ?? record.createdAt;
  const shiftedAt = shiftOf(entry)?.startedAt ?? null;
  const points = [{ at: begun, percent: 0 }];
  if (shiftedAt !== null && shiftedAt > begun) points.push({ at: shiftedAt, percent: 0 });
  return points;
}

function endOf(entry: RolloutEntry, percent: number, isSettled: boolean): RoutedPoint[] {
  const { record } = entry;
  const shift = shiftOf(entry);
  const fullAt = shift?.status === 'Succeeded' ? shift.endedAt : null;
  const points: RoutedPoint[] = [];
  if (fullAt !== null && percent < 100) points.push({ at: fullAt, percent: 100 });
  if (isSettled && record.rollback.by !== null && record.completedAt !== null && (fullAt !== null || percent > 0))
    points.push({ at: record.completedAt, percent: 0 });
  // Told of a hook that ran for an hour: nothing moved all the while.
  if (shift?.status === 'Skipped' && percent === 0 && record.completedAt !== null)
    points.push({ at: record.completedAt, percent: 0 });
  return points;
}
