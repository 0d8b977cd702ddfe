import { isActive } from '../../domain/rollout/is-active.ts';
import type { Iso } from '../../domain/time/iso.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { RolloutVerdict } from '../../domain/verdict/rollout-verdict.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';
import { groupEntryFor } from '../picture/group-entry.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { neverRead, type RolloutEntry } from '../picture/picture.ts';
import { missingBefore } from './missing-before.ts';
import { offPlanName } from './note-events.ts';
import { isUnseenUntil, loseShare } from './share-gap.ts';
import type { TargetContext } from '../target-context.ts';

/** Followed closely for this long after something happened. */
export const CLOSE_MS = 30_000;

/** Begins to follow a rollout. Continues what an earlier process of Sluice kept of it. */
export async function openRollout(ctx: TargetContext, record: DeploymentRecord): Promise<RolloutEntry> {
  const { aws, store, picture } = ctx;
  const [now, nowMs] = [ctx.now().toISOString(), ctx.nowMs()];
  const kept = await store.rollouts.find(aws.config.name, record.id);
  const routed = kept === null ? [] : await store.samples.routed(aws.config.name, record.id);
  const entry = newEntry(record, nowMs);
  if (kept !== null) {
    entry.plan = kept.plan;
    entry.planIsRead = kept.plan.kind !== 'unknown';
    entry.startedBy = kept.startedBy;
    entry.shiftStartKept = kept.shiftStartedAt;
    entry.routingKept = kept.offPlan ?? null;
    entry.groupAtFirst = kept.guard.groupAtFirst;
    entry.groupAtEnd = kept.guard.group;
    // An earlier process said it, and it is in the history.
    if (kept.offPlan) entry.noted.add(offPlanName(kept.offPlan));
    if (kept.verdict?.kind === 'worse') entry.noted.add('worse');
    if (kept.verdict?.slow?.kind === 'worse') entry.noted.add('slower');
    entry.slowLimit = kept.verdict?.slow?.limit ?? null;
  }
  entry.routed = withoutRepeats(routed);
  entry.shareReadAt = lastReadOf(kept, routed);
  if (isActive(record.status))
    entry.watched = { from: kept?.watched.from ?? now, to: now, missing: missingBefore(record, kept, now) };
  else takeUpEnded(entry, kept, now);
  // Another reading may have opened it while the store answered.
  const opened = picture.rollouts.get(record.id);
  if (opened) return opened;
  picture.rollouts.set(record.id, entry);
  // Until the alias is read, the current share is unknown: the last process's may have changed.
  if (isActive(record.status) && entry.shareReadAt !== null) {
    if (isUnseenUntil(ctx, entry, now)) loseShare(ctx, entry, entry.shareReadAt, 'watched');
    entry.asOf = { ...entry.asOf, lambda: entry.shareReadAt };
  }
  const key = groupKey(record.application, record.group);
  const group = groupEntryFor(ctx, record);
  // Its settings at the start guard it, so they are read now.
  if (group.configReadAtMs === null || isActive(record.status)) picture.wantedGroups.set(key, record.id);
  ctx.touched.groups.add(key);
  return entry;
}

/** It ended while nobody watched: the last alarm states that were seen are the nearest to those at its end. */
function takeUpEnded(entry: RolloutEntry, kept: Rollout | null, now: Iso): void {
  entry.closeUntilMs = entry.discoveredAtMs;
  // Long ago: its alias says nothing about it any more.
  entry.leftAtMs = 0;
  entry.alarmsAtEnd = kept?.alarms.items ?? null;
  // A verdict without any counts is not worth keeping, and one whose last minutes were still to come is not the last.
  if (kept?.verdict?.countedUntil && !isActive(kept.status) && isWhole(kept.verdict)) {
    entry.verdictAtEnd = kept.verdict;
    entry.trafficAtEnd = kept.traffic;
  }
  const wasSeen = kept !== null && kept.watched.from !== null;
  if (!wasSeen) entry.watched = { from: null, to: null, missing: kept?.watched.missing ?? [{ kind: 'never-watched' }] };
  else if (!isActive(kept.status)) entry.watched = kept.watched;
  else entry.watched = { ...kept.watched, missing: missingBefore(entry.record, kept, entry.record.completedAt ?? now) };
}

function isWhole({ covers = null }: RolloutVerdict): boolean {
  return covers === null || (covers.countedTo ?? '') >= (covers.to ?? '');
}

/** A rollout of which only its record is known. */
export function newEntry(record: DeploymentRecord, nowMs: number): RolloutEntry {
  return {
    record,
    target: null,
    plan: { configName: record.configName ?? 'unknown', kind: 'unknown', steps: [] },
    planIsRead: false,
    startedBy: null,
    routing: null,
    routingKept: null,
    routed: [],
    shareReadAt: null,
    shiftStartKept: null,
    routedSavedAtMs: null,
    minutes: new Map(),
    countsRead: 0,
    minutesBefore: false,
    minutesUntilMs: null,
    alarmsAtEnd: null,
    groupAtFirst: null,
    groupAtEnd: null,
    slowLimit: null,
    verdictAtEnd: null,
    trafficAtEnd: null,
    verdictNow: null,
    watched: { from: null, to: null, missing: [] },
    problems: new Map(),
    noted: new Set(),
    asOf: neverRead(),
    discoveredAtMs: nowMs,
    closeUntilMs: nowMs + CLOSE_MS,
    aliasReadAtMs: null,
    lifecycleReadAtMs: null,
    lifecycleWanted: true,
    leftAtMs: null,
  };
}

/** The store keeps unchanged readings once a minute. The rollout may have been written later. */
function lastReadOf(kept: Rollout | null, routed: RolloutEntry['routed']): Iso | null {
  const last = routed.findLast(({ percent, source }) => percent !== null && source === 'watched')?.at ?? null;
  const written = kept?.asOf.lambda ?? null;
  return last === null || written === null || last > written ? last : written;
}

/** The store repeats an unchanged share once a minute. Here changes are enough. */
function withoutRepeats(routed: RolloutEntry['routed']): RolloutEntry['routed'] {
  return routed.filter((point, index) => point.percent !== routed[index - 1]?.percent);
}
