import { isActive } from '../../domain/rollout/is-active.ts';
import { toMs } from '../../domain/time/iso.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';
import { endRollout } from './end-rollout.ts';
import { noteEvents } from './note-events.ts';
import { nameGroup } from './name-group.ts';
import { openRollout } from './open-rollout.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { TargetContext } from '../target-context.ts';
import { toSummary, undoneOf } from '../picture/to-summary.ts';

const JUST_ENDED_MS = 10 * 60_000;

/** Reads all running rollouts, and every wanted deployment, in one BatchGetDeployments for 25. */
export async function readDeployments(ctx: TargetContext): Promise<void> {
  const { picture } = ctx;
  const running = [...picture.rollouts.values()].filter(({ record }) => isActive(record.status));
  const ids = [...new Set([...picture.wantedIds, ...running.map(({ record }) => record.id)])];
  if (ids.length === 0) return;
  const records = await ctx.aws.codeDeploy.getDeployments(ids);
  // AWS may no longer know an id: it is not asked for again.
  for (const id of ids) picture.wantedIds.delete(id);
  for (const record of records) await takeRecord(ctx, record);
}

export async function takeRecord(ctx: TargetContext, record: DeploymentRecord): Promise<void> {
  const { picture } = ctx;
  if (record.computePlatform !== 'Lambda') {
    picture.foreignIds.add(record.id);
    return;
  }
  const known = picture.rollouts.get(record.id);
  const entry = known ?? (await openRollout(ctx, record));
  const wasActive = known !== undefined && isActive(known.record.status);
  entry.record = record;
  entry.asOf = { ...entry.asOf, codedeploy: ctx.now().toISOString() };
  if (record.startedAt !== null && entry.target === null) entry.lifecycleWanted = true;
  noteEvents(ctx, entry);
  if (!isActive(record.status) && wasActive) endRollout(ctx, entry);
  // First seen after its end: its group has changed since it was read.
  else if (known === undefined && hasJustEnded(record, ctx.now().getTime()))
    picture.wantedGroups.set(groupKey(record.application, record.group), record.id);
  takeAsLastOfGroup(ctx, record);
  nameGroup(ctx, entry);
  ctx.touched.rollouts.add(record.id);
}

function hasJustEnded({ completedAt }: DeploymentRecord, nowMs: number): boolean {
  return completedAt !== null && nowMs - toMs(completedAt) < JUST_ENDED_MS;
}

/** The newest deployment of a group is its last rollout. */
function takeAsLastOfGroup(ctx: TargetContext, record: DeploymentRecord): void {
  const key = groupKey(record.application, record.group);
  const group = ctx.picture.groups.get(key);
  if (!group) return;
  const last = group.lastRollout;
  if (last === null || record.createdAt >= last.createdAt) {
    const summary = toSummary(ctx.picture, record);
    const known = last?.id === record.id ? last.undid : null;
    group.lastRollout = { ...summary, undid: summary.undid ?? known };
  }
  // A rollback may be read, even at its end, before the end of what it undid.
  else if (last.rollbackOf === record.id) group.lastRollout = { ...last, undid: undoneOf(record) };
  ctx.touched.groups.add(key);
}
