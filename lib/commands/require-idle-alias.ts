import { aliasName } from '../domain/rollout/alias-name.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { Group } from '../domain/group/group.ts';
import { describeMover, describeOtherGroup } from '../domain/group/moves-alias.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { DeploymentRecord } from '../parts/code-deploy.ts';
import type { CommandParts } from './command-parts.ts';

interface NamedAlias {
  functionName: string | null;
  alias: string | null;
}

/**
 * Asks AWS, not the picture, whether a deployment moves this group's alias now: one of its own or of any other group,
 * known to Sluice or not. Throws AppError GROUP_BUSY, STALE_PICTURE (a deployment runs whose alias nothing names yet),
 * AWS_*.
 */
export async function requireIdleAlias(
  deps: Pick<CommandParts, 'watcher'>,
  target: AwsTarget,
  group: Group,
): Promise<void> {
  const ids = await target.codeDeploy.listActiveDeploymentIds();
  if (ids.length === 0) return;
  for (const record of await target.codeDeploy.getDeployments(ids)) {
    if (record.computePlatform !== 'Lambda' || !isActive(record.status)) continue;
    const { id, application, group: name } = record;
    const isOwn = application === group.application && name === group.group;
    const named = isOwn ? group : await aliasOf(deps, target, group, record);
    if (named.functionName === null || named.alias === null) {
      throw new AppError(
        'STALE_PICTURE',
        `Nothing was done: ${id} of ${describeOtherGroup(record)} is running, and which alias it moves is not known yet.`,
      );
    }
    if (named.functionName !== group.functionName || named.alias !== group.alias) continue;
    const mover = describeMover({ id, application, group: name, isOwn });
    throw new AppError('GROUP_BUSY', `${mover}, and it moves ${aliasName(group)}: wait for its end, or stop it.`);
  }
}

/** An AppSpec in S3 is not read: then the deployment's target names the alias, once there is one. */
async function aliasOf(
  { watcher }: Pick<CommandParts, 'watcher'>,
  target: AwsTarget,
  { target: name }: Group,
  record: DeploymentRecord,
): Promise<NamedAlias> {
  if (record.appSpec !== null) return record.appSpec;
  const read = await target.codeDeploy.getDeploymentTarget(record.id);
  if (read !== null && read.functionName !== null && read.alias !== null) return read;
  return watcher.group(name, record.application, record.group) ?? { functionName: null, alias: null };
}
