import { eventsOfRecord } from '../../domain/rollout/events-of-record.ts';
import type { Routing } from '../../domain/rollout/off-plan.ts';
import type { SeriesEvent } from '../../domain/series/series-event.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Adds one moment to a rollout's history. The store keeps duplicates once. */
export function noteEvent(ctx: TargetContext, entry: RolloutEntry, event: SeriesEvent): void {
  ctx.recorder.addEvent(ctx.aws.config.name, entry.record.id, event);
}

/** Under which name the moment of an alias off the plan is noted. */
export const offPlanName = ({ seenAt }: Routing): string => `moved ${seenAt}`;

/** The moments in a deployment's own record: its start, its end, its rollback. */
export function noteEvents(ctx: TargetContext, entry: RolloutEntry): void {
  const { startedAt, completedAt, status, error, rollback } = entry.record;
  const events = eventsOfRecord({ startedAt, completedAt, status, errorCode: error?.code ?? null });
  if (completedAt !== null && rollback.by !== null)
    events.push({ at: completedAt, kind: 'rolled-back', by: rollback.by });
  for (const event of events) {
    const { at: _at, ...facts } = event;
    const name = JSON.stringify(facts);
    if (entry.noted.has(name)) continue;
    entry.noted.add(name);
    noteEvent(ctx, entry, event);
  }
}
