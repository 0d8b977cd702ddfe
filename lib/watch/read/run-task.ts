import { discoverRollouts } from './discover-rollouts.ts';
import { followAlias, readGroupAlias } from './follow-alias.ts';
import type { Reading } from '../decide/pick-reading.ts';
import { activeAlarmNames, idleAlarmNames, readAlarms, readAlarmValues } from './read-alarms.ts';
import { readAliasTraffic } from './read-alias-traffic.ts';
import { readDeployments } from './read-deployments.ts';
import { isPassing } from './note-problem.ts';
import { readApplications, readGroupConfigs, readGroupDeployments, readGroupNames } from './read-groups.ts';
import { readHistory } from './read-history.ts';
import { readLastMinutes, readMinutesBefore, withoutMinutesBefore } from './read-minutes.ts';
import { readLifecycle } from './read-lifecycle.ts';
import { readPlan } from './read-plan.ts';
import type { Task } from '../decide/task.ts';
import type { LoopState } from '../decide/loop-state.ts';
import type { TargetContext } from '../target-context.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { toIso } from '../../domain/time/iso.ts';

const MINUTE_MS = 60_000;

/** Makes the calls of one task and puts the answers into the picture. Throws what AWS or the store refused. */
export async function runTask(
  ctx: TargetContext,
  state: LoopState,
  task: Task,
  reading: Reading | null,
): Promise<void> {
  const { picture } = ctx;
  switch (task.kind) {
    case 'active-list':
      return discoverRollouts(ctx);
    case 'deployments':
      return readDeployments(ctx);
    case 'group':
      return readWantedGroup(ctx, task.id);
    case 'plan':
      return withRollout(ctx, task.id, readPlan);
    case 'alias':
      return withRollout(ctx, task.id, followAlias);
    case 'lifecycle':
      return withRollout(ctx, task.id, readLifecycle);
    case 'active-alarms':
      return readAlarms(ctx, activeAlarmNames(picture));
    case 'idle-alarms':
      return readAlarms(ctx, idleAlarmNames(picture));
    case 'minutes-before':
      return readMinutesBefore(ctx, withoutMinutesBefore(ctx));
    case 'minutes': {
      const minuteMs = Math.floor(ctx.now().getTime() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
      await readLastMinutes(ctx, state.minuteReadMs === null ? null : toIso(state.minuteReadMs));
      state.minuteReadMs = minuteMs;
      await readAlarmValues(ctx);
      return;
    }
    case 'account':
      picture.accountId = await ctx.aws.sts.accountId();
      return;
    case 'history':
      return readHistory(ctx, state.history);
    case 'traffic':
      return readAliasTraffic(ctx);
    case 'rotation':
      return reading === null ? undefined : readInTurn(ctx, reading);
  }
}

async function readWantedGroup(ctx: TargetContext, key: string): Promise<void> {
  const { wantedGroups, groups, rollouts } = ctx.picture;
  const entry = groups.get(key);
  const rollout = rollouts.get(wantedGroups.get(key) ?? '');
  try {
    if (entry) await readGroupConfigs(ctx, entry.application, [entry.group]);
    // Where an ended rollout left the alias. A running one's alias is followed anyway.
    if (entry && rollout && !isActive(rollout.record.status)) await readGroupAlias(ctx, entry.application, entry.group);
    wantedGroups.delete(key);
  } catch (error) {
    // What is refused now is left to the rotation.
    if (!isPassing(error)) wantedGroups.delete(key);
    throw error;
  }
}

function readInTurn(ctx: TargetContext, reading: Reading): Promise<void> {
  switch (reading.kind) {
    case 'applications':
      return readApplications(ctx);
    case 'group-names':
      return readGroupNames(ctx, reading.application);
    case 'groups':
      return readGroupConfigs(ctx, reading.application, reading.names);
    case 'group-deployments':
      return readGroupDeployments(ctx, reading.ids);
    case 'group-alias':
      return readGroupAlias(ctx, reading.application, reading.group);
  }
}

async function withRollout(
  ctx: TargetContext,
  id: string,
  read: (
    ctx: TargetContext,
    entry: NonNullable<ReturnType<TargetContext['picture']['rollouts']['get']>>,
  ) => Promise<void>,
): Promise<void> {
  const entry = ctx.picture.rollouts.get(id);
  if (entry) await read(ctx, entry);
}
