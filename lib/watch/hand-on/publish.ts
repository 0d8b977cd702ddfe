import type { WatchEvent } from '../../parts/watcher.ts';
import type { Group } from '../../domain/group/group.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import { alarmItemsOf } from '../picture/alarm-items.ts';
import { indexAliases, sharingGroups, type AliasIndex } from '../picture/alias-index.ts';
import { assembleGroup } from '../picture/assemble-group.ts';
import { guardOfEntry } from '../picture/guard-of-entry.ts';
import { assembleRollout } from '../picture/assemble-rollout.ts';
import { noteOffPlan } from './note-off-plan.ts';
import { noteWorse } from './note-worse.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { isShown, type GroupEntry, type Picture, type RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** The picture in domain types. */
export interface View {
  rollout(entry: RolloutEntry): Rollout;
  /** `index`: for several groups at once, made once. */
  group(entry: GroupEntry, index?: AliasIndex): Group;
}

export function createView(ctx: TargetContext): View {
  const { name: target, region } = ctx.aws.config;
  const { picture } = ctx;

  return {
    rollout(entry) {
      const guard = guardOfEntry(picture, entry);
      return assembleRollout(entry, {
        target,
        region,
        now: ctx.now().toISOString(),
        guard,
        alarms: alarmItemsOf(picture, guard.alarms?.names ?? [], ctx.nowMs()),
      });
    },
    group: (entry, index = indexAliases(picture)) =>
      assembleGroup(entry, {
        target,
        region,
        alarms: alarmItemsOf(picture, entry.record?.alarms.names ?? [], ctx.nowMs()),
        bypass: picture.bypasses.get(groupKey(entry.application, entry.group)) ?? null,
        activeRolloutId: activeRolloutOf(picture, entry)?.record.id ?? null,
        aliasRollouts: index.rolloutsOf(entry),
      }),
  };
}

/**
 * The group's running rollout, the newest of several (a rollback starts before the record of its cause is read again).
 */
function activeRolloutOf(picture: Picture, names: { application: string; group: string }): RolloutEntry | null {
  let found: RolloutEntry | null = null;
  for (const entry of picture.rollouts.values()) {
    const { record } = entry;
    if (record.application !== names.application || record.group !== names.group) continue;
    if (isActive(record.status) && (found === null || record.createdAt > found.record.createdAt)) found = entry;
  }
  return found;
}

/** Compares what was touched with what was last published, and publishes and stores what has changed. */
export interface Publisher {
  publish(): void;
  forgetRollout(id: string): void;
}

export function createPublisher(ctx: TargetContext, view: View, emit: (event: WatchEvent) => void): Publisher {
  const last = new Map<string, string>();
  const changed = (key: string, value: Rollout | Group): boolean => {
    const words = comparable(value);
    if (last.get(key) === words) return false;
    last.set(key, words);
    return true;
  };
  return {
    publish() {
      const { rollouts, groups } = ctx.touched;
      for (const id of rollouts) {
        const entry = ctx.picture.rollouts.get(id);
        if (!entry) continue;
        noteWorse(ctx, entry);
        const rollout = view.rollout(entry);
        noteOffPlan(ctx, entry, rollout);
        if (!changed(`rollout ${id}`, rollout)) continue;
        ctx.recorder.saveRollout(rollout, (name) => {
          entry.startedBy = name;
          rollouts.add(id);
        });
        emit({ type: 'rollout', data: rollout });
      }
      const index = groups.size + rollouts.size === 0 ? null : indexAliases(ctx.picture);
      // What happens to an alias concerns every group that moves it.
      for (const key of index === null ? [] : sharingGroups(ctx.picture, index, { groups, rollouts })) {
        const entry = ctx.picture.groups.get(key);
        if (!entry || !isShown(entry)) continue;
        const group = view.group(entry, index ?? undefined);
        if (!changed(`group ${key}`, group)) continue;
        ctx.recorder.saveGroup(group);
        emit({ type: 'group', data: group });
      }
      for (const names of ctx.gone.splice(0)) {
        last.delete(`group ${groupKey(names.application, names.group)}`);
        emit({ type: 'group-gone', data: names });
      }
      rollouts.clear();
      groups.clear();
    },
    forgetRollout: (id) => {
      last.delete(`rollout ${id}`);
    },
  };
}

/** Reading times change all the time and are part of the health: they alone are no change. */
function comparable(value: Rollout | Group): string {
  const watched = 'watched' in value ? { ...value.watched, to: null } : null;
  return JSON.stringify({ ...value, asOf: null, watched });
}
