import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import { LONGEST_CALL_MS, longestCallsMs } from '../../domain/verdict/longest-calls.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { AwsCloudWatch, MinuteCount } from '../../parts/cloud-watch.ts';
import { decideSlowLimit } from './decide-slow-limit.ts';
import { aliasKeyOf, type RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import type { TargetContext } from '../target-context.ts';

const MINUTE_MS = 60_000;
/**
 * CloudWatch dates a call by its start, so slow ones arrive late and counts are revised: this much is read again, and
 * as much more as calls take.
 */
const REVISED_MS = 5 * MINUTE_MS;
/** Calls before the rollout, for the page's comparison and for what counts as slow. */
export const BASELINE_MS = 60 * MINUTE_MS;
/** An ended rollout's last minutes still arrive for this long. */
const TAIL_MS = 6 * MINUTE_MS;
/** By then its last minute has ended and been counted for a minute. */
const WHOLE_AFTER_MS = 2 * MINUTE_MS;
/** A gap in the readings is filled up to this length. */
const LONGEST_GAP_MS = 60 * MINUTE_MS;

type WantedMinutes = Parameters<AwsCloudWatch['versionMinutes']>[0][number];

/** Rollouts whose minutes are read each minute: running ones, and those that ended a few minutes ago. */
export function counted(ctx: TargetContext): RolloutEntry[] {
  const nowMs = ctx.now().getTime();
  return [...ctx.picture.rollouts.values()].filter((entry) => {
    const { record } = entry;
    if (isActive(record.status)) return true;
    if (record.completedAt === null) return false;
    const sinceEndMs = nowMs - toMs(record.completedAt) - TAIL_MS;
    return sinceEndMs < 0 || (sinceEndMs < LONGEST_CALL_MS && sinceEndMs < lateMs(ctx, entry));
  });
}

/** How much later than those of short calls its counts are whole: nearly all of its calls end within this. */
function lateMs(ctx: TargetContext, { minutes }: RolloutEntry): number {
  const all = [...minutes.values()].flatMap((ofVersion) => [...ofVersion.values()]);
  return Math.ceil(longestCallsMs(all, ctx.now().toISOString()) / MINUTE_MS) * MINUTE_MS;
}

/** The last finished minutes of all counted rollouts, in one GetMetricData. `since`: the previous reading. */
export async function readLastMinutes(ctx: TargetContext, since: Iso | null): Promise<void> {
  const to = Math.floor(ctx.now().getTime() / MINUTE_MS) * MINUTE_MS;
  // After a pause the gap is filled.
  const gapMs = since === null ? 0 : Math.min(LONGEST_GAP_MS, to - toMs(since));
  const entries = counted(ctx);
  const againMs = REVISED_MS + Math.max(0, ...entries.map((entry) => lateMs(ctx, entry)));
  await readMinutes(ctx, entries, toIso(to - againMs - Math.max(0, gapMs)), toIso(to));
  readUntil(entries, to);
}

/**
 * Rollouts without the minutes before the first look, or whose last ones could not be read in time: all running ones
 * together, else one of the ended ones.
 */
export function withoutMinutesBefore(ctx: TargetContext): RolloutEntry[] {
  const missing = [...ctx.picture.rollouts.values()].filter(
    (entry) => (!entry.minutesBefore || isCutShort(ctx, entry)) && aliasKeyOf(rolloutNames(entry)) !== null,
  );
  const running = missing.filter(({ record }) => isActive(record.status));
  return running.length > 0 ? running : missing.slice(0, 1);
}

/** Their minutes from an hour before their start until now, or until shortly after their end. Once. */
export async function readMinutesBefore(ctx: TargetContext, entries: RolloutEntry[]): Promise<void> {
  const starts = entries.map(({ record }) => toMs(record.startedAt ?? record.createdAt));
  const ends = entries.map(({ record }) =>
    record.completedAt === null ? Number.POSITIVE_INFINITY : toMs(record.completedAt) + TAIL_MS,
  );
  const to = Math.floor(Math.min(ctx.now().getTime(), Math.max(...ends)) / MINUTE_MS) * MINUTE_MS;
  await readMinutes(ctx, entries, toIso(Math.min(...starts) - BASELINE_MS), toIso(to));
  for (const entry of entries) entry.minutesBefore = true;
  readUntil(entries, to);
}

/** It ended a while ago, and CloudWatch could not be read (no permission, no calls left) until then. */
function isCutShort(ctx: TargetContext, { record, minutesUntilMs }: RolloutEntry): boolean {
  if (isActive(record.status) || record.completedAt === null || minutesUntilMs === null) return false;
  const endMs = toMs(record.completedAt);
  return ctx.now().getTime() - endMs >= TAIL_MS && minutesUntilMs < endMs + WHOLE_AFTER_MS;
}

function readUntil(entries: RolloutEntry[], untilMs: number): void {
  for (const entry of entries) entry.minutesUntilMs = Math.max(entry.minutesUntilMs ?? 0, untilMs);
}

/**
 * Reads the minutes of these rollouts' versions, with slow calls if the limit is decided, into the picture and the
 * store.
 */
export async function readMinutes(ctx: TargetContext, entries: RolloutEntry[], from: Iso, to: Iso): Promise<void> {
  for (const entry of entries) {
    // Counts from before this reading were made without the limit.
    const isLate = toMs(entry.record.startedAt ?? entry.record.createdAt) < toMs(from);
    if (decideSlowLimit(ctx, entry) && isLate) entry.minutesBefore = false;
  }
  const running = entries.toSorted((a, b) => Number(isActive(b.record.status)) - Number(isActive(a.record.status)));
  const wanted = running.flatMap((entry) => {
    const { functionName, alias, baselineVersion, candidateVersion } = rolloutNames(entry);
    const versions = [...new Set([baselineVersion, candidateVersion])].filter((version) => version !== null);
    return functionName === null || alias === null || versions.length === 0
      ? []
      : [{ functionName, alias, versions, slowOverMs: entry.slowLimit?.ms ?? null }];
  });
  if (wanted.length === 0 || from >= to) return;
  const minutes = await ctx.aws.cloudWatch.versionMinutes(withoutRepeats(wanted), from, to);
  const changed = new Map(
    entries.flatMap((entry) => {
      const taken = takeMinutes(ctx, entry, minutes);
      return taken.length === 0 ? [] : [[entry.record.id, taken]];
    }),
  );
  if (minutes.length > 0) ctx.recorder.saveMinutes(ctx.aws.config.name, minutes, changed);
}

/** Puts the minutes of its versions into the picture. Returns those that are new or changed. */
function takeMinutes(ctx: TargetContext, entry: RolloutEntry, minutes: MinuteCount[]): MinuteCount[] {
  const { functionName, alias, baselineVersion, candidateVersion } = rolloutNames(entry);
  entry.asOf = { ...entry.asOf, cloudwatch: ctx.now().toISOString() };
  ctx.touched.rollouts.add(entry.record.id);
  const changed: MinuteCount[] = [];
  for (const minute of minutes) {
    if (minute.functionName !== functionName || minute.alias !== alias) continue;
    if (minute.version !== baselineVersion && minute.version !== candidateVersion) continue;
    const kept = entry.minutes.get(minute.version) ?? new Map<Iso, MinuteCount>();
    entry.minutes.set(minute.version, kept);
    const before = kept.get(minute.at);
    const after = minute.slowOverMs === (entry.slowLimit?.ms ?? null) ? minute : withSlowCallsOf(minute, before);
    if (JSON.stringify(before) !== JSON.stringify(after)) changed.push(minute);
    kept.set(minute.at, after);
  }
  if (changed.length > 0) entry.countsRead += 1;
  return changed;
}

/** A minute that was read for another rollout of the alias, with its own limit. */
function withSlowCallsOf(minute: MinuteCount, before: MinuteCount | undefined): MinuteCount {
  return { ...minute, slowCalls: before?.slowCalls ?? null, slowOverMs: before?.slowOverMs ?? null };
}

/**
 * A rollout and its rollback share an alias and versions: each series is read once, with the limit of a running one.
 */
function withoutRepeats(wanted: WantedMinutes[]): WantedMinutes[] {
  const found = new Map<string, WantedMinutes>();
  for (const { functionName, alias, versions, slowOverMs } of wanted) {
    const key = `${functionName}:${alias}`;
    const before = found.get(key);
    found.set(key, {
      functionName,
      alias,
      versions: [...new Set([...(before?.versions ?? []), ...versions])],
      slowOverMs: before?.slowOverMs ?? slowOverMs ?? null,
    });
  }
  return [...found.values()];
}
