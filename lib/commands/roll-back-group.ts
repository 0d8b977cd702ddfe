import type { Actor } from '../domain/actor.ts';
import { aliasName } from '../domain/alias-name.ts';
import type { Group } from '../domain/group.ts';
import { isAppError } from '../domain/is-app-error.ts';
import { mayRollBack } from '../domain/may-roll-back.ts';
import { AppError } from '../domain/problem.ts';
import { requireTarget } from '../domain/require-target.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { AwsTarget, CreateDeploymentInput } from '../parts.ts';
import { authorise } from './authorise.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { describeRollBack } from './describe-roll-back.ts';
import { findDeployment } from './find-deployment.ts';
import { justRead, orRefuse, readFirst } from './read-first.ts';
import { readUntil } from './read-until.ts';
import { recorded } from './recorded.ts';
import { subjectOfGroup } from './subject-of.ts';

/**
 * Moves a group's alias to another published version by a new CodeDeploy deployment: the group's own config, the hooks of its last
 * deployment, and its alarms unless `ignoreAlarms`. Answers with the new rollout.
 * Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (toVersion), GROUP_BUSY, CONFLICT (split alias), NOTHING_TO_DO,
 * STALE_PICTURE, NOT_VERIFIED, AWS_*.
 */
export async function rollBackGroup(
  deps: CommandParts,
  actor: Actor,
  input: {
    target: string;
    application: string;
    group: string;
    toVersion: string;
    reason: string;
    ignoreAlarms: boolean;
  },
): Promise<Rollout> {
  authorise(actor);
  const target = requireTarget(deps.targets, input.target);
  const group = await readFirst(deps.watcher.refreshGroup(input.target, input.application, input.group));
  orRefuse(mayRollBack(group, input, justRead));
  await readFirst(requireVersion(target, group, input.toVersion));
  const deployment = await readFirst(toDeployment(target, group, actor, input));
  const intent = {
    actor: actor.name,
    action: 'roll-back' as const,
    subject: subjectOfGroup(group),
    reason: input.reason,
    before: { version: group.aliasState?.version ?? null, ignoreAlarms: input.ignoreAlarms },
  };
  const { id, rollout } = await recorded(deps, target, intent, async () => {
    const created = await create(target, deployment, awsNow(target, deps.clock));
    const seen = await readUntil(
      deps.clock,
      () => deps.watcher.refreshRollout(input.target, created.id),
      () => true,
    );
    const kept = seen === null ? null : { ...seen, startedBy: actor.name };
    // The watcher takes over from the store who asked for it.
    if (kept !== null) await deps.store.rollouts.save(kept);
    return {
      value: { id: created.id, rollout: kept },
      message: `${created.message} ${created.id} moves ${aliasName(group)} to version ${input.toVersion}.`,
      awsRequestId: created.requestId,
      after: { rolloutId: created.id, version: input.toVersion },
    };
  });
  if (rollout !== null) return rollout;
  throw new AppError('NOT_VERIFIED', `AWS made deployment ${id}, but it could not be read yet.`);
}

async function requireVersion(target: AwsTarget, group: Group, version: string): Promise<void> {
  if (group.functionName === null) return;
  try {
    const versions = await target.lambda.listVersions(group.functionName);
    if (versions.some((published) => published.version === version)) return;
  } catch (error) {
    // Who may not list versions may still roll back; CodeDeploy refuses a version that does not exist.
    if (isAppError(error) && (error.code === 'AWS_ACCESS_DENIED' || error.code === 'AWS_UNKNOWN_OPERATION')) return;
    throw error;
  }
  throw new AppError('INVALID_INPUT', `${group.functionName} has no published version ${version}.`, {
    details: { field: 'toVersion' },
  });
}

async function toDeployment(
  target: AwsTarget,
  group: Group,
  actor: Actor,
  input: { toVersion: string; reason: string; ignoreAlarms: boolean },
): Promise<CreateDeploymentInput> {
  if (group.functionName === null || group.alias === null || group.aliasState === null) {
    throw new AppError('STALE_PICTURE', 'Which alias this group moves has not been read yet.');
  }
  const [last] = group.lastRolloutId === null ? [] : await target.codeDeploy.getDeployments([group.lastRolloutId]);
  return {
    application: group.application,
    group: group.group,
    configName: null,
    description: describeRollBack(input.reason, actor.name),
    appSpec: {
      functionName: group.functionName,
      alias: group.alias,
      currentVersion: group.aliasState.version,
      targetVersion: input.toVersion,
      beforeAllowTraffic: last?.appSpec?.beforeAllowTraffic ?? null,
      afterAllowTraffic: last?.appSpec?.afterAllowTraffic ?? null,
    },
    overrideAlarms: input.ignoreAlarms
      ? {
          enabled: false,
          ignorePollAlarmFailure: group.alarms.ignorePollFailure ?? false,
          names: group.alarms.items.map((alarm) => alarm.name),
        }
      : null,
  };
}

/** A lost answer is looked for among the group's deployments before it counts as lost: CreateDeployment has no token against doubles. */
async function create(
  target: AwsTarget,
  deployment: CreateDeploymentInput,
  since: string,
): Promise<{ id: string; requestId: string | null; message: string }> {
  try {
    const { deploymentId, requestId } = await target.codeDeploy.createDeployment(deployment);
    return { id: deploymentId, requestId, message: 'AWS took it.' };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    const found = await findDeployment(target, deployment, deployment.description, since).catch(() => null);
    if (found === null) throw error;
    return { id: found.id, requestId: null, message: "AWS's answer was lost, but the deployment is there." };
  }
}
