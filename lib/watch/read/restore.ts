import { groupKey } from '../../domain/group/group-key.ts';
import type { TargetContext } from '../target-context.ts';
import { groupFromStore, keptAsRunning } from './group-from-store.ts';
import { readBypasses } from './read-bypasses.ts';

/** An alarm from the store is at least this old, and is read again soon. */
const KEPT_AGE_MS = 60_000;

/**
 * Restores what an earlier process kept: groups are shown at once, running rollouts are read again. Throws what the
 * store throws.
 */
export async function restore(ctx: TargetContext): Promise<void> {
  const { picture, store } = ctx;
  const { name } = ctx.aws.config;
  for (const group of await store.groups.list(name)) {
    const key = groupKey(group.application, group.group);
    if (!picture.groups.has(key)) picture.groups.set(key, groupFromStore(group));
    for (const id of keptAsRunning(group)) picture.wantedIds.add(id);
    const readAtMs = ctx.nowMs() - KEPT_AGE_MS;
    for (const alarm of group.alarms.items)
      if (alarm.state !== null && !picture.alarms.has(alarm.name))
        picture.alarms.set(alarm.name, { alarm, readAt: group.asOf.cloudwatch ?? '', readAtMs });
  }
  const query = { target: name, status: 'active' as const, group: null, search: null, limit: 200, cursor: null };
  for (const { id } of (await store.rollouts.list(query)).items) picture.wantedIds.add(id);
  await readBypasses(ctx);
}
