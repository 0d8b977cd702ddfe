import type { Plan } from '../../domain/plan/plan.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';
import type { Parts } from '../../parts/parts.ts';
import { sharedAnswers } from '../shared-answers.ts';

export interface DeploymentConfigs {
  /** Predefined ones first, by name. */
  configs: Plan[];
}

const kept = sharedAnswers<Plan[]>(60_000);

/** The deployment configs of compute platform Lambda, read at most once a minute. Throws AppError UNKNOWN_TARGET, AWS_*. */
export async function listDeploymentConfigs(
  deps: Pick<Parts, 'targets' | 'watcher' | 'clock'>,
  input: { target: string },
): Promise<DeploymentConfigs> {
  const target = requireTarget(deps.targets, input.target);
  return { configs: await kept.get(deps, target, 'all', () => target.codeDeploy.listPlans()) };
}
