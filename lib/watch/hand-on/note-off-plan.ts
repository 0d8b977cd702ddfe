import type { Rollout } from '../../domain/rollout/rollout.ts';
import { noteEvent, offPlanName } from '../read/note-events.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Adds to a rollout's history that its alias was seen where its plan did not put it. */
export function noteOffPlan(ctx: TargetContext, entry: RolloutEntry, { offPlan }: Rollout): void {
  if (!offPlan) return;
  const { seenAt: at, parts } = offPlan;
  const name = offPlanName(offPlan);
  if (entry.noted.has(name)) return;
  entry.noted.add(name);
  noteEvent(ctx, entry, { at, kind: 'moved', parts });
}
