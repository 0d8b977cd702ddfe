import { isAppError } from '../../domain/errors/problem.ts';
import type { DeploymentRecord, GroupRecord } from '../../parts/code-deploy.ts';
import { areIgnored } from '../../domain/alarms/are-ignored.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { toGuardSettings } from '../picture/guard-of-entry.ts';
import { groupEntryFor } from '../picture/group-entry.ts';
import { isPassing, setProblem } from './note-problem.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { GroupEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';
import { toSummary } from '../picture/to-summary.ts';

/** How many deployments that were read along the way are kept for the groups that will need them. */
const KEPT_DEPLOYMENTS = 3_000;

/** Lists the applications. Deleted ones take their groups with them. */
export async function readApplications(ctx: TargetContext): Promise<void> {
  const names = await ctx.aws.codeDeploy.listLambdaApplications();
  const { picture } = ctx;
  const before = picture.applications;
  picture.applications = new Map(
    names.map((name) => [
      name,
      before?.get(name) ?? { groupNames: null, namesReadAtMs: null, leftOut: new Set<string>() },
    ]),
  );
  picture.applicationsReadAtMs = ctx.nowMs();
  for (const { application, group } of picture.groups.values())
    if (!picture.applications.has(application)) removeGroup(ctx, application, group);
}

/** Lists an application's groups. */
export async function readGroupNames(ctx: TargetContext, application: string): Promise<void> {
  const place = ctx.picture.applications?.get(application);
  if (!place) return;
  const names = new Set(await ctx.aws.codeDeploy.listGroupNames(application));
  place.groupNames = names;
  place.namesReadAtMs = ctx.nowMs();
  for (const entry of ctx.picture.groups.values())
    if (entry.application === application && !names.has(entry.group)) removeGroup(ctx, application, entry.group);
}

/** Reads the configuration of some groups of one application. Groups that AWS does not return are deleted. */
export async function readGroupConfigs(ctx: TargetContext, application: string, names: string[]): Promise<void> {
  try {
    const records = await ctx.aws.codeDeploy.getGroups(application, names);
    for (const record of records) takeGroup(ctx, record);
    for (const name of names) if (!records.some(({ group }) => group === name)) removeGroup(ctx, application, name);
  } catch (error) {
    for (const name of names) {
      if (isPassing(error)) break;
      if (isNotFound(error)) {
        removeGroup(ctx, application, name);
        continue;
      }
      // Even for a group known only by its name: then the problem is what is shown.
      const entry = groupEntryFor(ctx, { application, group: name });
      setProblem(entry.problems, 'config', 'codedeploy', error);
      entry.configReadAtMs = ctx.nowMs();
    }
    throw error;
  } finally {
    for (const name of names) ctx.touched.groups.add(groupKey(application, name));
  }
}

/** The last deployments of groups. Their AppSpec has a group's function and alias. */
export async function readGroupDeployments(ctx: TargetContext, ids: string[]): Promise<void> {
  const records = await ctx.aws.codeDeploy.getDeployments(ids);
  const found = new Map(records.map((record) => [record.id, record]));
  keepDeployments(ctx, records);
  for (const entry of ctx.picture.groups.values()) {
    const mine = entry.unreadDeploymentIds.filter((id) => ids.includes(id));
    if (mine.length === 0) continue;
    entry.unreadDeploymentIds = entry.unreadDeploymentIds.filter((id) => !ids.includes(id));
    for (const id of mine) {
      const record = found.get(id);
      if (record) takeGroupDeployment(ctx, entry, record);
    }
    ctx.touched.groups.add(groupKey(entry.application, entry.group));
  }
}

function isNotFound(error: unknown): boolean {
  return isAppError(error) && error.code === 'NOT_FOUND';
}

export function keepDeployments(ctx: TargetContext, records: DeploymentRecord[]): void {
  const { deployments } = ctx.picture;
  for (const record of records) deployments.set(record.id, record);
  for (const id of deployments.keys()) {
    if (deployments.size <= KEPT_DEPLOYMENTS) break;
    deployments.delete(id);
  }
}

function takeGroup(ctx: TargetContext, record: GroupRecord): void {
  const { picture } = ctx;
  const key = groupKey(record.application, record.group);
  if (record.computePlatform !== 'Lambda') {
    removeGroup(ctx, record.application, record.group);
    return;
  }
  const entry = groupEntryFor(ctx, record);
  const now = ctx.now().toISOString();
  entry.record = record;
  entry.configReadAtMs = ctx.nowMs();
  entry.asOf = { ...entry.asOf, codedeploy: now };
  entry.problems.delete('config');
  for (const rollout of picture.rollouts.values())
    if (isActive(rollout.record.status) && groupKey(rollout.record.application, rollout.record.group) === key) {
      rollout.groupAtFirst ??= toGuardSettings(record);
      ctx.touched.rollouts.add(rollout.record.id);
    }
  entry.ignoredSince = areIgnored(record.alarms) ? (entry.ignoredSince ?? now) : null;
  for (const id of [record.lastAttemptedDeploymentId, record.lastSuccessfulDeploymentId]) {
    if (id === null || entry.lastRollout?.id === id) continue;
    // The last successful one is only needed when the last attempted one does not name the function.
    if (id !== record.lastAttemptedDeploymentId && entry.functionName !== null) continue;
    const known = picture.rollouts.get(id)?.record ?? picture.deployments.get(id);
    if (known) takeGroupDeployment(ctx, entry, known);
    else if (!entry.unreadDeploymentIds.includes(id)) entry.unreadDeploymentIds.push(id);
  }
  ctx.touched.groups.add(key);
}

function takeGroupDeployment(ctx: TargetContext, entry: GroupEntry, record: DeploymentRecord): void {
  const spec = record.appSpec;
  const isLast = record.id === entry.record?.lastAttemptedDeploymentId;
  if (spec !== null && (isLast || entry.functionName === null)) {
    entry.functionName = spec.functionName;
    entry.alias = spec.alias;
  }
  if (isLast && (entry.lastRollout === null || record.createdAt >= entry.lastRollout.createdAt))
    entry.lastRollout = toSummary(ctx.picture, record);
}

function removeGroup(ctx: TargetContext, application: string, group: string): void {
  const key = groupKey(application, group);
  const place = ctx.picture.applications?.get(application);
  place?.leftOut.add(group);
  if (!ctx.picture.groups.delete(key)) return;
  ctx.gone.push({ target: ctx.aws.config.name, application, group });
  ctx.recorder.removeGroup(ctx.aws.config.name, application, group);
}
