import { isActive } from '../domain/is-active.ts';
import type { TargetContext } from './target-context.ts';

/**
 * One ListDeployments finds what runs in the region: ids that are new are looked at at once, and so are those that have left the list,
 * because they have ended. For the others it says that they still run.
 */
export async function discoverRollouts(ctx: TargetContext): Promise<void> {
  const ids = new Set(await ctx.aws.codeDeploy.listActiveDeploymentIds());
  const { picture } = ctx;
  const [now, nowMs] = [ctx.now().toISOString(), ctx.nowMs()];
  for (const id of ids) if (!picture.rollouts.has(id) && !picture.foreignIds.has(id)) picture.wantedIds.add(id);
  for (const [id, entry] of picture.rollouts) {
    if (!isActive(entry.record.status)) continue;
    if (ids.has(id)) {
      entry.asOf = { ...entry.asOf, codedeploy: now };
      entry.leftAtMs = null;
      // Between Created and its start little time passes.
      if (entry.record.startedAt === null) picture.wantedIds.add(id);
    } else {
      entry.leftAtMs ??= nowMs;
      picture.wantedIds.add(id);
    }
  }
  for (const id of picture.foreignIds) if (!ids.has(id)) picture.foreignIds.delete(id);
}
