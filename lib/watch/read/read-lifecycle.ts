import { isActive } from '../../domain/rollout/is-active.ts';
import { rebuildRouted } from './rebuild-routed.ts';
import { nameGroup } from './name-group.ts';
import { noteProblem } from './note-problem.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Reads a rollout's only target: its lifecycle events, and the versions, which the AppSpec may lack. */
export async function readLifecycle(ctx: TargetContext, entry: RolloutEntry): Promise<void> {
  entry.lifecycleReadAtMs = ctx.nowMs();
  entry.lifecycleWanted = false;
  ctx.touched.rollouts.add(entry.record.id);
  const target = await noteProblem(entry.problems, 'lifecycle', 'codedeploy', () =>
    ctx.aws.codeDeploy.getDeploymentTarget(entry.record.id),
  );
  if (target === null) return;
  entry.target = target;
  nameGroup(ctx, entry);
  entry.asOf = { ...entry.asOf, codedeploy: ctx.now().toISOString() };
  if (!isActive(entry.record.status)) rebuildRouted(ctx, entry);
  // The record has ended, its target has not: read once more.
  if (!isActive(entry.record.status) && target.lifecycle.some(({ status }) => status === 'InProgress'))
    entry.lifecycleWanted = ctx.nowMs() < entry.closeUntilMs;
}
