import type { Group } from '../../domain/group/group.ts';
import type { HookFact } from '../../domain/preflight/preflight-facts.ts';
import { tellingHooks } from '../../domain/rollout/telling-hooks.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import { sharedAnswers } from '../shared-answers.ts';

export type Hook = Pick<HookFact, 'event' | 'functionName'>;

// A deployment's revision never changes.
const kept = sharedAnswers<Hook[] | null>(60 * 60_000);

/**
 * The hooks of the group's last deployment (of the one that it undid, for a rollback), which the next one started from here would carry over. null: that deployment is not known to
 * CodeDeploy any more, or its AppSpec lies in S3. Throws AppError AWS_*.
 */
export function readLastHooks(
  deps: Pick<Parts, 'watcher' | 'clock'>,
  target: AwsTarget,
  { lastRolloutId }: Pick<Group, 'lastRolloutId'>,
): Promise<Hook[] | null> {
  if (lastRolloutId === null) return Promise.resolve([]);
  return kept.get(deps, target, lastRolloutId, async () => {
    const last = await tellingHooks(lastRolloutId, async (id) => (await target.codeDeploy.getDeployments([id]))[0]);
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
