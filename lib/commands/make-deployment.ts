import type { Said } from '../domain/acting/said.ts';
import type { Actor } from '../domain/acting/actor.ts';
import type { Group } from '../domain/group/group.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import { deploymentWithHooks } from '../domain/rollout/deployment-with-hooks.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { CreateDeploymentInput } from '../parts/code-deploy.ts';
import { askAgain, type OnAgain } from './ask-again.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { describeDeployment } from './describe-deployment.ts';
import { findDeployment } from './find-deployment.ts';
import { readUntil } from './read-until.ts';
import type { Done } from './recorded.ts';

/** What a deployment made here needs besides its new version. */
export type DeploymentWish = Pick<CreateDeploymentInput, 'configName' | 'overrideAlarms' | 'description'> & {
  group: Group;
  /** Whether the hooks of the group's last deployment could be read. If not, it is made without hooks. */
  areHooksKnown: boolean;
  /** From the alias's version, with the hooks of the group's last deployment. */
  appSpec: Omit<CreateDeploymentInput['appSpec'], 'targetVersion'>;
};

/** Reads what a deployment of a group carries over. Throws AppError STALE_PICTURE, AWS_*. */
export async function wishDeployment(
  target: AwsTarget,
  group: Group,
  actor: Actor,
  input: { configName: string | null; ignoreAlarms: boolean; reason: string },
): Promise<DeploymentWish> {
  if (group.functionName === null || group.alias === null || group.aliasState === null) {
    throw new AppError('STALE_PICTURE', 'Which alias this group moves has not been read yet.');
  }
  const last =
    group.lastRolloutId === null
      ? null
      : await deploymentWithHooks(group.lastRolloutId, async (id) => (await target.codeDeploy.getDeployments([id]))[0]);
  return {
    group,
    areHooksKnown: group.lastRolloutId === null || (last?.appSpec ?? null) !== null,
    configName: input.configName,
    description: describeDeployment(input.reason, actor.name),
    appSpec: {
      functionName: group.functionName,
      alias: group.alias,
      currentVersion: group.aliasState.version,
      beforeAllowTraffic: last?.appSpec?.beforeAllowTraffic ?? null,
      afterAllowTraffic: last?.appSpec?.afterAllowTraffic ?? null,
    },
    overrideAlarms: input.ignoreAlarms
      ? {
          enabled: false,
          ignorePollAlarmFailure: group.alarms.ignorePollFailure ?? false,
          names: alarmNamesOf(group),
        }
      : null,
  };
}

export function alarmNamesOf(group: Group): string[] {
  return group.alarms.items.map((alarm) => alarm.name);
}

/**
 * Makes the deployment and reads it. `value.rollout` null: it exists, but could not be read yet. Throws AppError AWS_*,
 * GROUP_BUSY.
 */
export async function makeDeployment(
  deps: CommandParts,
  target: AwsTarget,
  actor: Actor,
  wish: DeploymentWish,
  targetVersion: string,
  onAgain: OnAgain,
): Promise<Done<{ id: string; rollout: Rollout | null }>> {
  const { group, configName, description, overrideAlarms } = wish;
  const deployment: CreateDeploymentInput = {
    application: group.application,
    group: group.group,
    configName,
    description,
    overrideAlarms,
    appSpec: { ...wish.appSpec, targetVersion },
  };
  const created = await create(deps.clock, target, deployment, awsNow(target, deps.clock), onAgain);
  const seen = await readUntil(
    deps.clock,
    () => deps.watcher.refreshRollout(group.target, created.id),
    () => true,
  );
  const rollout = seen === null ? null : { ...seen, startedBy: actor.name };
  // The watcher learns from the store who asked for it.
  if (rollout !== null) await deps.store.rollouts.save(rollout);
  const { functionName, alias } = group;
  return {
    value: { id: created.id, rollout },
    said: [
      created.said,
      { kind: 'moves', id: created.id, functionName, alias, group: group.group, version: targetVersion },
      ...(wish.areHooksKnown ? [] : [{ kind: 'hooks-unknown' } as const]),
    ],
    awsRequestId: created.requestId,
    after: { rolloutId: created.id, version: targetVersion },
  };
}

/** Throws AppError NOT_VERIFIED if the deployment could not be read. */
export function requireRollout({ id, rollout }: { id: string; rollout: Rollout | null }): Rollout {
  if (rollout !== null) return rollout;
  throw new AppError('NOT_VERIFIED', `AWS made deployment ${id}, but it could not be read yet.`);
}

/**
 * After a lost answer the group's deployments are searched before it counts as lost: CreateDeployment has no token
 * against duplicates.
 */
async function create(
  clock: CommandParts['clock'],
  target: AwsTarget,
  deployment: CreateDeploymentInput,
  since: string,
  onAgain: OnAgain,
): Promise<{ id: string; requestId: string | null; said: Said }> {
  try {
    const { deploymentId, requestId } = await askAgain(clock, () => target.codeDeploy.createDeployment(deployment), {
      isSafe: false,
      onAgain,
    });
    return { id: deploymentId, requestId, said: { kind: 'taken' } };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    const found = await findDeployment(target, deployment, deployment.description, since).catch(() => null);
    if (found === null) throw error;
    return { id: found.id, requestId: null, said: { kind: 'answer-lost', but: 'deployment-found' } };
  }
}
