import type { Missing } from '../../domain/series/missing.ts';
import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import { decideSlowLimit } from './decide-slow-limit.ts';
import { noteEvent, noteEvents } from './note-events.ts';
import { alarmNamesOfEntry } from '../picture/guard-of-entry.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import { rebuildRouted } from './rebuild-routed.ts';
import { BASELINE_MS, readMinutes } from './read-minutes.ts';
import type { TargetContext } from '../target-context.ts';

const MINUTE_MS = 60_000;
const AFTER_MS = 5 * 60_000;
/** CloudWatch keeps one-minute data for 15 days. */
const KEPT_MS = 15 * 24 * 3_600_000;

/**
 * Rebuilds the history of a rollout that ended without being watched, as far as AWS still knows it: CloudWatch's
 * counts, changes of its group's alarms, and only the ends of the routed share, from the lifecycle's times. What cannot
 * be known goes to `watched.missing`.
 */
export async function rebuildRollout(ctx: TargetContext, entry: RolloutEntry): Promise<void> {
  const { record } = entry;
  const missing: Missing[] = [{ kind: 'never-watched' }];
  const startMs = toMs(record.startedAt ?? record.createdAt);
  const endMs = record.completedAt === null ? ctx.now().getTime() : toMs(record.completedAt);
  rebuildRouted(ctx, entry);
  noteEvents(ctx, entry);
  if (ctx.now().getTime() - startMs > KEPT_MS) missing.push({ kind: 'minutes-expired' });
  else
    await orMissing(missing, 'minutes-refused', () =>
      readAllMinutes(ctx, entry, toIso(startMs - BASELINE_MS), toIso(Math.min(endMs + AFTER_MS, ctx.now().getTime()))),
    );
  await orMissing(missing, 'alarm-history-refused', () => rebuildAlarmEvents(ctx, entry, toIso(startMs), toIso(endMs)));
  entry.watched = { from: null, to: null, missing };
  entry.minutesBefore = true;
}

/** If only the baseline shows what is slow, slow calls are counted in a second reading. */
async function readAllMinutes(ctx: TargetContext, entry: RolloutEntry, from: Iso, to: Iso): Promise<void> {
  await readMinutes(ctx, [entry], from, to);
  entry.minutesBefore = true;
  entry.minutesUntilMs = Math.floor(toMs(to) / MINUTE_MS) * MINUTE_MS;
  if (decideSlowLimit(ctx, entry)) await readMinutes(ctx, [entry], from, to);
}

/** Its own alarms, or the group's of today: nobody keeps which ones the group had then. */
async function rebuildAlarmEvents(ctx: TargetContext, entry: RolloutEntry, from: string, to: string): Promise<void> {
  const group = ctx.picture.groups.get(groupKey(entry.record.application, entry.record.group));
  const own = alarmNamesOfEntry(ctx.picture, entry);
  for (const name of own.length > 0 ? own : (group?.record?.alarms.names ?? []))
    for (const change of await ctx.aws.cloudWatch.alarmHistory(name, from, to)) {
      if (change.to === 'ALARM') noteEvent(ctx, entry, { at: change.at, kind: 'alarm', alarm: name });
      else if (change.to === 'OK' && change.from === 'ALARM')
        noteEvent(ctx, entry, { at: change.at, kind: 'alarm-ok', alarm: name });
    }
}

async function orMissing(
  missing: Missing[],
  kind: 'minutes-refused' | 'alarm-history-refused',
  reading: () => Promise<void>,
): Promise<void> {
  try {
    await reading();
  } catch (error) {
    if (!isAppError(error)) throw error;
    missing.push({ kind, answer: error.message });
  }
}
