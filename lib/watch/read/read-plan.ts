import { noteProblem } from './note-problem.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Reads how the rollout's config shifts traffic. CodeDeploy's own configs cost no call. */
export async function readPlan(ctx: TargetContext, entry: RolloutEntry): Promise<void> {
  const { configName } = entry.record;
  if (configName !== null) {
    entry.plan = await noteProblem(entry.problems, 'plan', 'codedeploy', () => ctx.aws.codeDeploy.getPlan(configName));
  }
  entry.planIsRead = true;
  ctx.touched.rollouts.add(entry.record.id);
}
