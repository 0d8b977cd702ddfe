import type { DeploymentConfigs } from '../../domain/live/pages.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';
import type { Parts } from '../../parts/parts.ts';

/**
 * The deployment configs of compute platform Lambda, read at most once a minute. Throws AppError UNKNOWN_TARGET, AWS_*.
 */
export async function listDeploymentConfigs(
  deps: Pick<Parts, 'targets' | 'shelves'>,
  input: { target: string },
): Promise<DeploymentConfigs> {
  const target = requireTarget(deps.targets, input.target);
  return { configs: await deps.shelves.plans.get(target, 'all', () => target.codeDeploy.listPlans()) };
}
