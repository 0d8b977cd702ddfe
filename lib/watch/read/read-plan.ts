import { planOfRollout } from '../../domain/plan/plan-of-rollout.ts';
import { noteProblem } from './note-problem.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/**
 * Reads how the rollout's config shifts traffic, once for each rollout: later the name may be another config's.
 * CodeDeploy's own configs cost no call.
 */
export async function readPlan(ctx: TargetContext, entry: RolloutEntry): Promise<void> {
  const { configName, createdAt } = entry.record;
  if (configName !== null) {
    const now = await noteProblem(entry.problems, 'plan', 'codedeploy', () => ctx.aws.codeDeploy.getPlan(configName));
    entry.plan = planOfRollout(now, createdAt);
  }
  entry.planIsRead = true;
  ctx.touched.rollouts.add(entry.record.id);
}
