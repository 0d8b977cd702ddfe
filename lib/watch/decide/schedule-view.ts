import { isActive } from '../../domain/rollout/is-active.ts';
import type { SourceName } from '../../domain/live/health.ts';
import { toMs } from '../../domain/time/iso.ts';
import { areIgnored } from '../../domain/alarms/are-ignored.ts';
import type { Backoff } from './backoff.ts';
import { aliasHistoryOf } from '../../domain/group/alias-use.ts';
import { indexAliases, type AliasIndex } from '../picture/alias-index.ts';
import { driftOfEntry } from '../picture/drift-of-entry.ts';
import { paceOf } from './pace-of.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { aliasKeyOf, type GroupEntry } from '../picture/picture.ts';
import { pickReading, type Picked } from './pick-reading.ts';
import { activeAlarmNames } from '../read/read-alarms.ts';
import { historyIsLeft } from '../read/read-history.ts';
import { counted, withoutMinutesBefore } from '../read/read-minutes.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import type { ScheduleView } from './candidates.ts';
import type { LoopState } from './loop-state.ts';
import { PERIOD_MS } from './periods.ts';
import type { TargetContext } from '../target-context.ts';

const MINUTE_MS = 60_000;
/** CloudWatch has a minute's counts some seconds after its end. */
const COUNTED_AFTER_MS = 5_000;
const FIGURES_A_VERSION = 7;
const RECENTLY_MS = 5 * MINUTE_MS;

/**
 * The picture as the schedule sees it, with the rotation's next reading; null: there is none, or it is not the
 * rotation's turn (`hasLooked` is false).
 */
export function scheduleView(
  ctx: TargetContext,
  state: LoopState,
  backoff: Record<SourceName, Backoff>,
): { view: ScheduleView; picked: Picked | null; hasLooked: boolean } {
  const { picture } = ctx;
  const nowMs = ctx.nowMs();
  const entries = [...picture.rollouts.values()];
  const groups = [...picture.groups.values()];
  const active = entries.filter(({ record }) => isActive(record.status));
  const activeByGroup = new Map(active.map(({ record }) => [groupKey(record.application, record.group), record.id]));
  // Going through all groups takes a while: only when it is the rotation's turn.
  const hasLooked = rotationIsDue(state, nowMs);
  let made: AliasIndex | null = null;
  const index = () => (made ??= indexAliases(picture));
  const picked = hasLooked
    ? pickReading({
        picture,
        nowMs,
        followedAliases: new Set(active.flatMap((entry) => aliasKeyOf(rolloutNames(entry)) ?? [])),
        isInteresting: (group) => isInteresting(ctx, group, activeByGroup, index()),
        isBlocked: (key) => (state.blockedUntilMs.get(key) ?? 0) > nowMs,
        isAway: (source) => backoff[source].away !== null,
      })
    : null;
  const activeAlarms = activeAlarmNames(picture);
  const view: ScheduleView = {
    rollouts: entries.map((entry) => paceOf(ctx, entry)),
    groupsWanted: [...picture.wantedGroups].map(([key, rolloutId]) => ({ key, rolloutId })),
    plansWanted: entries.flatMap(({ planIsRead, record }) => (planIsRead ? [] : [record.id])),
    wantedDeployments: picture.wantedIds.size,
    deployments: new Set([...picture.wantedIds, ...active.map(({ record }) => record.id)]).size,
    activeAlarms: activeAlarms.length,
    hasUnreadAlarms: activeAlarms.some((name) => !picture.alarms.has(name)),
    hasAlarms: groups.some(({ record }) => (record?.alarms.names.length ?? 0) > 0),
    hasUnreadIdleAlarms: groups.some(({ record }) => record?.alarms.names.some((name) => !picture.alarms.has(name))),
    series: counted(ctx).length * 2 * FIGURES_A_VERSION,
    minutesBeforeWanted: withoutMinutesBefore(ctx).length > 0,
    minutesAtMs: nextMinuteAtMs(ctx, state.minuteReadMs),
    accountKnown: picture.accountId !== null,
    historyLeft: historyIsLeft(state.history),
    rotation: hasLooked ? (picked?.source ?? null) : 'codedeploy',
    trafficGroups: groups.filter((group) => aliasKeyOf(group) !== null).length,
    firstReading: state.firstReading,
    lastRunAtMs: state.lastRunAtMs,
    running: state.running,
    blockedUntilMs: state.blockedUntilMs,
    backoff,
    budget: state.budget,
  };
  return { view, picked, hasLooked };
}

function rotationIsDue(state: LoopState, nowMs: number): boolean {
  const periodMs = state.firstReading ? PERIOD_MS.rotationAtFirst : PERIOD_MS.rotation;
  return nowMs >= (state.lastRunAtMs.get('rotation') ?? 0) + periodMs && !historyIsLeft(state.history);
}

/** When the minute after the last one read has ended and been counted, this machine's ms. */
function nextMinuteAtMs(ctx: TargetContext, minuteReadMs: number | null): number {
  const awsMs = ctx.now().getTime();
  const rate = ctx.aws.clock.rate();
  const lastFinished = Math.floor(awsMs / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  const wanted =
    minuteReadMs === null || minuteReadMs > lastFinished + MINUTE_MS ? lastFinished : minuteReadMs + MINUTE_MS;
  if (rate <= 0) return ctx.nowMs();
  return ctx.nowMs() + (wanted + MINUTE_MS + COUNTED_AFTER_MS - awsMs) / rate;
}

/** A group whose current state somebody will want to see. */
function isInteresting(
  ctx: TargetContext,
  group: GroupEntry,
  activeByGroup: ReadonlyMap<string, string>,
  index: AliasIndex,
): boolean {
  if ((group.record !== null && areIgnored(group.record.alarms)) || group.problems.size > 0) return true;
  const completedAt = group.lastRollout?.completedAt ?? null;
  if (completedAt !== null && ctx.now().getTime() - toMs(completedAt) < RECENTLY_MS) return true;
  const activeRolloutId = activeByGroup.get(groupKey(group.application, group.group)) ?? null;
  const drift = driftOfEntry(group, activeRolloutId, aliasHistoryOf(group, index.rolloutsOf(group)));
  return drift.kind === 'split' || drift.kind === 'moved' || drift.kind === 'version-gone';
}
