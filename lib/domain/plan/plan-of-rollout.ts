import { toMs, type Iso } from '../time/iso.ts';
import type { Plan } from './plan.ts';

/**
 * The plan that a rollout follows, from its config as it is now. CodeDeploy cannot change a config, but a name can be
 * deleted and made again with other numbers (what Terraform and Pulumi do to "change" one). A config that is younger
 * than the rollout is not the one that it began with: then its steps are unknown, and nothing is planned or overdue.
 * `createdAt`: the rollout's, also of AWS's clock.
 */
export function planOfRollout(plan: Plan, createdAt: Iso): Plan {
  const { configName, madeAt } = plan;
  if (madeAt === undefined || toMs(madeAt) <= toMs(createdAt)) return plan;
  return { configName, kind: 'unknown', steps: [], replacedAt: madeAt };
}
