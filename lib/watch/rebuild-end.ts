import { toMs } from '../domain/iso-time.ts';
import type { RolloutEntry } from './picture.ts';
import type { TargetContext } from './target-context.ts';

/** So long after its end the alias is still read for a rollout that was watched. */
const WATCHED_MS = 60_000;

/**
 * Where the share of a rollout ended up that was watched at first, but not at its end: all on the candidate when AllowTraffic succeeded,
 * back on the baseline when a rollback undid it.
 */
export function rebuildEnd(ctx: TargetContext, entry: RolloutEntry): void {
  const { record, target, routed } = entry;
  const last = routed.at(-1);
  const completedAt = record.completedAt;
  if (last === undefined || completedAt === null) return;
  if (ctx.now().getTime() - toMs(completedAt) < WATCHED_MS || last.at >= completedAt) return;
  const shift = target?.lifecycle.find(({ name }) => name === 'AllowTraffic');
  const wentThrough = shift?.status === 'Succeeded' && shift.endedAt !== null;
  const points = [
    ...(wentThrough && last.percent < 100 ? [{ at: shift.endedAt ?? completedAt, percent: 100 }] : []),
    ...(record.rollback.by === null ? [] : [{ at: completedAt, percent: 0 }]),
  ];
  for (const point of points) {
    entry.routed.push({ ...point, source: 'rebuilt' });
    ctx.recorder.addRouted(ctx.aws.config.name, record.id, { ...point, source: 'rebuilt' });
    ctx.touched.series.add(record.id);
  }
}
