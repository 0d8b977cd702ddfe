import { isActive } from '../../domain/rollout/is-active.ts';
import type { AliasState } from '../../domain/group/group.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import { noteEvent } from './note-events.ts';
import { isPassing, noteProblem } from './note-problem.ts';
import { explainedShares } from '../../domain/plan/explained-shares.ts';
import { knownShares } from '../../domain/series/known-shares.ts';
import type { RoutedPoint } from '../../domain/series/series.ts';
import type { Routing } from '../../domain/rollout/off-plan.ts';
import { trafficOfAlias } from '../../domain/group/traffic-of-alias.ts';
import { shiftStartOf } from '../picture/shift-start.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { aliasKeyOf, type RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import { routedPercent } from '../picture/routed-percent.ts';
import { bridgeGap } from './share-gap.ts';
import type { TargetContext } from '../target-context.ts';

/** The routed share is kept at least this often, so that a gap in watching shows. */
const HEARTBEAT_MS = 60_000;
/** An ended rollout's share still changes for this long: its rollback moves the weights. */
const SETTLING_MS = 60_000;

/** Reads the alias of one rollout. The answer counts for every rollout and group of the same alias. */
export async function followAlias(ctx: TargetContext, entry: RolloutEntry): Promise<void> {
  const { functionName, alias } = rolloutNames(entry);
  if (functionName === null || alias === null) return;
  entry.aliasReadAtMs = ctx.nowMs();
  ctx.touched.rollouts.add(entry.record.id);
  await noteProblem(entry.problems, 'alias', 'lambda', () => readAlias(ctx, functionName, alias));
}

async function readAlias(ctx: TargetContext, functionName: string, alias: string): Promise<void> {
  const { aliasOrder } = ctx.picture;
  const key = `${functionName}:${alias}`;
  aliasOrder.sent += 1;
  const order = aliasOrder.sent;
  const state = await ctx.aws.lambda.getAlias(functionName, alias);
  if (order < (aliasOrder.taken.get(key) ?? 0)) return;
  aliasOrder.taken.set(key, order);
  takeAlias(ctx, key, state);
}

function takeAlias(ctx: TargetContext, aliasKey: string, state: AliasState): void {
  const { picture } = ctx;
  const [now, nowMs] = [ctx.now().toISOString(), ctx.nowMs()];
  for (const [key, group] of picture.groups) {
    if (aliasKeyOf(group) !== aliasKey) continue;
    if (group.aliasState !== null && isElsewhere(group.aliasState, state)) group.aliasSeenAt = now;
    group.aliasState = state;
    group.aliasReadAtMs = nowMs;
    group.asOf = { ...group.asOf, lambda: now };
    ctx.touched.groups.add(key);
  }
  for (const entry of picture.rollouts.values()) {
    if (aliasKeyOf(rolloutNames(entry)) !== aliasKey || !isSettling(entry, nowMs)) continue;
    entry.aliasReadAtMs = nowMs;
    entry.asOf = { ...entry.asOf, lambda: now };
    if (isActive(entry.record.status)) entry.watched = { ...entry.watched, to: now };
    takeRouting(ctx, entry, state);
    takeShare(ctx, entry, state);
    ctx.touched.rollouts.add(entry.record.id);
  }
}

function isElsewhere(before: AliasState, now: AliasState): boolean {
  if (before.version !== now.version) return true;
  const versions = new Set([...Object.keys(before.weights), ...Object.keys(now.weights)]);
  return [...versions].some((version) => (before.weights[version] ?? 0) !== (now.weights[version] ?? 0));
}

function isSettling(entry: RolloutEntry, nowMs: number): boolean {
  if (isActive(entry.record.status)) return true;
  return entry.leftAtMs !== null && nowMs - entry.leftAtMs < SETTLING_MS;
}

/** Whoever moved it, and to whichever versions. CodeDeploy is read after each move: it may know of it. */
function takeRouting(ctx: TargetContext, entry: RolloutEntry, state: AliasState): void {
  const parts = trafficOfAlias(state) ?? [];
  const isSame = (other: Routing | null): other is Routing =>
    other !== null && JSON.stringify(other.parts) === JSON.stringify(parts);
  if (isSame(entry.routing)) return;
  const seenAt = isSame(entry.routingKept) ? entry.routingKept.seenAt : ctx.now().toISOString();
  if (entry.routing !== null) entry.lifecycleWanted = true;
  entry.routing = { parts, seenAt, sinceMs: ctx.nowMs() };
  entry.routingKept = null;
}

function takeShare(ctx: TargetContext, entry: RolloutEntry, state: AliasState): void {
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  const percent = routedPercent(state, baselineVersion, candidateVersion);
  // The share of a rollout that ended before the first look is rebuilt.
  if (percent === null || entry.watched.from === null) return;
  const nowMs = ctx.nowMs();
  const now = ctx.now().toISOString();
  bridgeGap(ctx, entry, percent, now);
  entry.shareReadAt = now;
  const before = entry.routed.at(-1);
  const changed = before?.percent !== percent;
  if (!changed && nowMs - (entry.routedSavedAtMs ?? 0) < HEARTBEAT_MS) return;
  const point = { at: now, percent, source: 'watched' as const };
  entry.routedSavedAtMs = nowMs;
  ctx.recorder.addRouted(ctx.aws.config.name, entry.record.id, point);
  if (!changed) return;
  entry.routed.push(point);
  // CodeDeploy knows more now: AllowTraffic has begun or ended.
  if (before === undefined || before.percent === null || before.percent === 0 || percent === 100) {
    entry.lifecycleWanted = true;
    if (entry.record.startedAt === null) ctx.picture.wantedIds.add(entry.record.id);
  }
  // After a gap the moment of the step is not known.
  if (
    typeof before?.percent === 'number' &&
    percent > before.percent &&
    isActive(entry.record.status) &&
    isStep(entry, point)
  )
    noteEvent(ctx, entry, { at: point.at, kind: 'step', percent, version: candidateVersion });
}

/** Whether the plan can have made this move. Without a plan, or a start of the shift, it is believed. */
function isStep(entry: RolloutEntry, { at }: RoutedPoint): boolean {
  const { plan, routed } = entry;
  const startedAt = shiftStartOf(entry);
  if (startedAt === null || plan.steps.length === 0) return true;
  return explainedShares(plan, startedAt, knownShares(routed), at).at(-1)?.at === at;
}

/** The alias of a group without a running rollout. A deleted function or alias leaves nothing to show. */
export async function readGroupAlias(ctx: TargetContext, application: string, group: string): Promise<void> {
  const entry = ctx.picture.groups.get(groupKey(application, group));
  if (!entry || entry.functionName === null || entry.alias === null) return;
  const { functionName, alias } = entry;
  try {
    await noteProblem(entry.problems, 'alias', 'lambda', () => readAlias(ctx, functionName, alias));
  } catch (error) {
    if (isAppError(error) && error.code === 'NOT_FOUND') entry.aliasState = null;
    if (!isPassing(error)) entry.aliasReadAtMs = ctx.nowMs();
    throw error;
  } finally {
    ctx.touched.groups.add(groupKey(application, group));
  }
}
