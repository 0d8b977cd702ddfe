import { isActive } from '../../domain/rollout/is-active.ts';
import type { TargetContext } from '../target-context.ts';
import type { Alarm } from '../../domain/alarms/alarm.ts';
import { alarmsBelow } from '../../domain/alarms/alarms-below.ts';
import { noteEvent } from './note-events.ts';
import { setProblem } from './note-problem.ts';
import { CLOSE_MS } from './open-rollout.ts';
import { alarmNamesOfEntry } from '../picture/guard-of-entry.ts';
import type { Picture, RolloutEntry } from '../picture/picture.ts';

const NAMES_A_CALL = 100;

/** Names of the alarms that watch running rollouts, and of those that their composite alarms look at. */
export function activeAlarmNames(picture: Picture): string[] {
  const names = new Set<string>();
  const read = (name: string) => picture.alarms.get(name)?.alarm;
  for (const entry of picture.rollouts.values()) {
    if (!isActive(entry.record.status)) continue;
    for (const name of alarmNamesOfEntry(picture, entry)) {
      names.add(name);
      const alarm = read(name);
      for (const below of alarm === undefined ? [] : alarmsBelow(alarm, read)) names.add(below);
    }
  }
  return [...names];
}

/** The hundred alarms of all other groups that were read longest ago. */
export function idleAlarmNames(picture: Picture): string[] {
  const active = new Set(activeAlarmNames(picture));
  const names = new Set<string>();
  for (const { record } of picture.groups.values())
    for (const name of record?.alarms.names ?? []) if (!active.has(name)) names.add(name);
  return [...names]
    .toSorted((a, b) => (picture.alarms.get(a)?.readAtMs ?? 0) - (picture.alarms.get(b)?.readAtMs ?? 0))
    .slice(0, NAMES_A_CALL);
}

/** Reads alarms by name into the picture. A refusal is noted at every group that lists one of them. */
export async function readAlarms(ctx: TargetContext, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const wanted = new Set(names);
  const groups = [...ctx.picture.groups].filter(([, group]) =>
    group.record?.alarms.names.some((name) => wanted.has(name)),
  );
  try {
    const alarms = await ctx.aws.cloudWatch.describeAlarms(names);
    for (const [, group] of groups) group.problems.delete('alarms');
    const entries = [...ctx.picture.rollouts.values()].map(
      (entry) => [entry, new Set(alarmNamesOfEntry(ctx.picture, entry))] as const,
    );
    for (const alarm of alarms) {
      const watched = entries.filter(([, own]) => own.has(alarm.name)).map(([entry]) => entry);
      takeAlarm(ctx, alarm, watched);
    }
    const now = ctx.now().toISOString();
    for (const [, group] of groups) group.asOf = { ...group.asOf, cloudwatch: now };
  } catch (error) {
    for (const [, group] of groups) setProblem(group.problems, 'alarms', 'cloudwatch', error);
    throw error;
  } finally {
    for (const [key] of groups) ctx.touched.groups.add(key);
    for (const { record } of ctx.picture.rollouts.values())
      if (isActive(record.status)) ctx.touched.rollouts.add(record.id);
  }
}

/** `entries`: the rollouts that it guards. */
function takeAlarm(ctx: TargetContext, alarm: Alarm, entries: readonly RolloutEntry[]): void {
  const { picture } = ctx;
  const before = picture.alarms.get(alarm.name)?.alarm ?? null;
  picture.alarms.set(alarm.name, { alarm, readAt: ctx.now().toISOString(), readAtMs: ctx.nowMs() });
  for (const entry of entries) {
    if (isActive(entry.record.status)) entry.asOf = { ...entry.asOf, cloudwatch: ctx.now().toISOString() };
    else if (!isOfItsEnd(entry, alarm)) continue;
    noteAlarm(ctx, entry, before, alarm);
  }
}

/** CodeDeploy stops a rollout seconds after its alarm, so the end may be read before the alarm is. */
function isOfItsEnd({ record }: RolloutEntry, { state, stateChangedAt }: Alarm): boolean {
  const { completedAt } = record;
  return state === 'ALARM' && stateChangedAt !== null && completedAt !== null && stateChangedAt <= completedAt;
}

/** An alarm that changed while the rollout runs (or shortly before it was first read) is a moment of its history. */
function noteAlarm(ctx: TargetContext, entry: RolloutEntry, before: Alarm | null, alarm: Alarm): void {
  const changed = before?.state !== alarm.state || before.stateChangedAt !== alarm.stateChangedAt;
  if (!changed || alarm.stateChangedAt === null || alarm.stateChangedAt < entry.record.createdAt) return;
  if (alarm.state === 'ALARM') {
    // CodeDeploy stops the deployment within seconds of this.
    entry.closeUntilMs = Math.max(entry.closeUntilMs, ctx.nowMs() + CLOSE_MS);
    noteEvent(ctx, entry, { at: alarm.stateChangedAt, kind: 'alarm', alarm: alarm.name });
  } else if (alarm.state === 'OK' && before !== null) {
    noteEvent(ctx, entry, { at: alarm.stateChangedAt, kind: 'alarm-ok', alarm: alarm.name });
  }
}

/** How near the alarms of running rollouts are: their metrics in the last finished periods, in one GetMetricData. */
export async function readAlarmValues(ctx: TargetContext): Promise<void> {
  const { picture } = ctx;
  const wanted = activeAlarmNames(picture).flatMap((name) => {
    const definition = picture.alarms.get(name)?.alarm.definition ?? null;
    return definition === null ? [] : [{ name, definition }];
  });
  const found = await ctx.aws.cloudWatch.alarmValues(wanted, ctx.now().toISOString());
  for (const [name, recent] of found) picture.alarmValues.set(name, { recent, readAtMs: ctx.nowMs() });
  for (const { record } of picture.rollouts.values()) if (isActive(record.status)) ctx.touched.rollouts.add(record.id);
}
