import { toMs } from '../domain/iso-time.ts';
import type { RoutedPoint } from '../domain/series.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import type { TargetContext } from './target-context.ts';

/** So long after its end the alias is still read for a rollout that was watched. */
const WATCHED_MS = 60_000;

/**
 * Adds what the lifecycle tells of the share of a rollout that was not watched at its end: 0 until AllowTraffic began (when nothing was
 * watched at all), 100 from AllowTraffic's success, 0 again when a rollback undid it. Nothing is made up for the time between.
 */
export function rebuildRouted(ctx: TargetContext, entry: RolloutEntry): void {
  const { record, routed } = entry;
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  if (candidateVersion === null || candidateVersion === baselineVersion || record.completedAt === null) return;
  const last = routed.at(-1) ?? null;
  const wasWatched = entry.watched.from !== null;
  if (wasWatched && ctx.now().getTime() - toMs(record.completedAt) < WATCHED_MS) return;
  if (last !== null && last.at >= record.completedAt) return;
  for (const point of [...(last === null ? startOf(entry) : []), ...endOf(entry, last?.percent ?? 0)]) {
    entry.routed.push({ ...point, source: 'rebuilt' });
    ctx.recorder.addRouted(ctx.aws.config.name, record.id, { ...point, source: 'rebuilt' });
    ctx.touched.series.add(record.id);
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

function endOf(entry: RolloutEntry, percent: number): RoutedPoint[] {
  const { record } = entry;
  const shift = shiftOf(entry);
  const fullAt = shift?.status === 'Succeeded' ? shift.endedAt : null;
  const points: RoutedPoint[] = [];
  if (fullAt !== null && percent < 100) points.push({ at: fullAt, percent: 100 });
  if (record.rollback.by !== null && record.completedAt !== null && (fullAt !== null || percent > 0))
    points.push({ at: record.completedAt, percent: 0 });
  return points;
}
