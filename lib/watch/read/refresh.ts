import type { GroupEntry, RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { AppError, isAppError } from '../../domain/errors/problem.ts';
import { followAlias, readGroupAlias } from './follow-alias.ts';
import { CLOSE_MS } from './open-rollout.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { alarmNamesOfEntry } from '../picture/guard-of-entry.ts';
import { readAlarms } from './read-alarms.ts';
import { takeRecord } from './read-deployments.ts';
import { readGroupConfigs, readGroupDeployments } from './read-groups.ts';
import { readLifecycle } from './read-lifecycle.ts';
import { readMinutesBefore } from './read-minutes.ts';
import { readPlan } from './read-plan.ts';
import { rebuildRollout } from './rebuild-rollout.ts';

/**
 * Reads one rollout with all that belongs to it, now. What cannot be read besides the deployment itself is noted as its
 * problem. Throws NOT_FOUND when AWS has no Lambda deployment with this id, and AWS_* when it cannot be read.
 */
export async function refreshRolloutNow(ctx: TargetContext, id: string): Promise<RolloutEntry> {
  const [record] = await ctx.aws.codeDeploy.getDeployments([id]);
  if (record === undefined || record.computePlatform !== 'Lambda')
    throw new AppError('NOT_FOUND', `AWS knows no Lambda deployment ${id} in ${ctx.aws.config.region}.`);
  await takeRecord(ctx, record);
  const entry = ctx.picture.rollouts.get(id);
  if (!entry) throw new AppError('INTERNAL', `Deployment ${id} was read and is not in the picture.`);
  const kept = await ctx.store.rollouts.find(ctx.aws.config.name, id);
  entry.startedBy ??= kept?.startedBy ?? null;
  const group = ctx.picture.groups.get(groupKey(record.application, record.group));
  await allowingRefusals([
    group?.record ? Promise.resolve() : readGroupConfigs(ctx, record.application, [record.group]),
    entry.planIsRead ? Promise.resolve() : readPlan(ctx, entry),
    readLifecycle(ctx, entry),
  ]);
  const isRunning = isActive(record.status);
  // After the lifecycle, which may be the only one that names the alias.
  await allowingRefusals([
    ...(isRunning || ctx.nowMs() < entry.closeUntilMs ? [followAlias(ctx, entry)] : []),
    ...(isRunning ? [readAlarms(ctx, alarmNamesOfEntry(ctx.picture, entry))] : []),
  ]);
  if (isRunning) entry.closeUntilMs = ctx.nowMs() + CLOSE_MS;
  else if (!entry.minutesBefore) {
    if (entry.watched.from === null) await rebuildRollout(ctx, entry);
    else await allowingRefusals([readMinutesBefore(ctx, [entry])]);
  }
  ctx.touched.rollouts.add(id);
  return entry;
}

/**
 * Reads one group's configuration, its alias with the version, and its alarms, now. Throws NOT_FOUND when there is no
 * such Lambda group, and AWS_*.
 */
export async function refreshGroupNow(ctx: TargetContext, application: string, group: string): Promise<GroupEntry> {
  const key = groupKey(application, group);
  await readGroupConfigs(ctx, application, [group]);
  const entry = ctx.picture.groups.get(key);
  if (!entry) throw new AppError('NOT_FOUND', `There is no Lambda deployment group ${group} in ${application}.`);
  const unread = entry.unreadDeploymentIds;
  await allowingRefusals([unread.length === 0 ? Promise.resolve() : readGroupDeployments(ctx, unread)]);
  await allowingRefusals([
    readGroupAlias(ctx, application, group),
    readAlarms(ctx, alarmNamesOf(ctx, { application, group })),
  ]);
  await allowingRefusals([readAliasVersion(ctx, entry)]);
  return entry;
}

function alarmNamesOf(ctx: TargetContext, names: { application: string; group: string }): string[] {
  return ctx.picture.groups.get(groupKey(names.application, names.group))?.record?.alarms.names ?? [];
}

/** AWS's refusals are noted already where they belong. Anything else is a fault of this program. */
async function allowingRefusals(readings: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(readings))
    if (result.status === 'rejected' && !isAppError(result.reason)) throw result.reason;
}

/** An existing version is read again after this. A deleted one never comes back. */
const ASK_AGAIN_MS = 60_000;

/**
 * Whether the version that the group's alias is on still exists: one call, and only for somebody who looks at the group
 * now. Lambda refuses to delete a version that an alias is on, so it is rarely gone. If it cannot be read, it is
 * unknown.
 */
async function readAliasVersion(ctx: TargetContext, entry: GroupEntry): Promise<void> {
  const { functionName, aliasState, aliasVersion: before } = entry;
  if (functionName === null || aliasState === null) return;
  const { version } = aliasState;
  if (before?.version === version && (!before.exists || ctx.nowMs() - before.readAtMs < ASK_AGAIN_MS)) return;
  const exists = await ctx.aws.lambda.functionExists(`${functionName}:${version}`);
  entry.aliasVersion = { version, exists, readAtMs: ctx.nowMs() };
}
