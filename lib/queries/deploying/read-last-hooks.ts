import type { Group } from '../../domain/group/group.ts';
import { deploymentWithHooks } from '../../domain/rollout/deployment-with-hooks.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import type { CarriedHook } from '../../parts/shelves.ts';

/**
 * The hooks of the group's last deployment (for a rollback, of the one that it undid), which the next deployment would
 * carry over. null: CodeDeploy no longer has that deployment, or its AppSpec is in S3. Throws AppError AWS_*.
 */
export function readLastHooks(
  deps: Pick<Parts, 'shelves'>,
  target: AwsTarget,
  { lastRolloutId }: Pick<Group, 'lastRolloutId'>,
): Promise<CarriedHook[] | null> {
  if (lastRolloutId === null) return Promise.resolve([]);
  return deps.shelves.carriedHooks.get(target, lastRolloutId, async () => {
    const last = await deploymentWithHooks(
      lastRolloutId,
      async (id) => (await target.codeDeploy.getDeployments([id]))[0],
    );
    if (!last?.appSpec) return null;
    const { beforeAllowTraffic, afterAllowTraffic } = last.appSpec;
    return [
      ...(beforeAllowTraffic === null
        ? []
        : [{ event: 'BeforeAllowTraffic' as const, functionName: beforeAllowTraffic }]),
      ...(afterAllowTraffic === null ? [] : [{ event: 'AfterAllowTraffic' as const, functionName: afterAllowTraffic }]),
    ];
  });
}
