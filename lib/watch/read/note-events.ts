import type { SeriesEvent } from '../../domain/series/series.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Adds one moment to a rollout's history; the store keeps the same one once. */
export function noteEvent(ctx: TargetContext, entry: RolloutEntry, event: SeriesEvent): void {
  ctx.recorder.addEvent(ctx.aws.config.name, entry.record.id, event);
  ctx.touched.series.add(entry.record.id);
}

/** The moments that a deployment's record itself tells: its start, its end, its rollback. */
export function noteEvents(ctx: TargetContext, entry: RolloutEntry): void {
  for (const event of eventsOf(entry)) {
    const name = `${event.kind} ${event.text}`;
    if (entry.noted.has(name)) continue;
    entry.noted.add(name);
    noteEvent(ctx, entry, event);
  }
}

function eventsOf({ record }: RolloutEntry): SeriesEvent[] {
  const events: SeriesEvent[] = [];
  if (record.startedAt !== null) events.push({ at: record.startedAt, kind: 'started', text: 'Rollout started' });
  const { completedAt, status, error, rollback } = record;
  if (completedAt === null) return events;
  const why = error === null ? '' : `: ${error.code}`;
  if (status === 'Succeeded') events.push({ at: completedAt, kind: 'succeeded', text: 'Rollout succeeded' });
  if (status === 'Failed') events.push({ at: completedAt, kind: 'failed', text: `Rollout failed${why}` });
  if (status === 'Stopped') events.push({ at: completedAt, kind: 'stopped', text: `Rollout stopped${why}` });
  if (rollback.by !== null)
    events.push({ at: completedAt, kind: 'rolled-back', text: `Rolled back by ${rollback.by}` });
  return events;
}
